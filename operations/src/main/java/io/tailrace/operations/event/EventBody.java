package io.tailrace.operations.event;

import io.tailrace.operations.BodyText;
import java.time.Instant;

/**
 * The body of one event. Immutable.
 *
 * @param feed that received it
 * @param eventId Customer.io's, or the hash of a body without one
 * @param receivedAt when it came in
 * @param quarantined whether it could not be read as an event
 * @param body as it was received
 */
public record EventBody(
    String feed, String eventId, Instant receivedAt, boolean quarantined, BodyText body) {}
