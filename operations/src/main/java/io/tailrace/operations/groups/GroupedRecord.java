package io.tailrace.operations.groups;

import java.time.Instant;

/**
 * What a group needs to know of one record. Immutable.
 *
 * @param id as in the list
 * @param place the sink that rejected it; of quarantine the feed
 * @param reason why, in words
 * @param at when it was set aside
 */
public record GroupedRecord(String id, String place, String reason, Instant at) {}
