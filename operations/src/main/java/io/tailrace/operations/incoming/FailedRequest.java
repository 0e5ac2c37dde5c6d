package io.tailrace.operations.incoming;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was not answered 200. Immutable.
 *
 * @param at when it was answered
 * @param feed null if it was for none that is configured
 * @param outcome {@code unsigned}, {@code unverified}, {@code unavailable} or {@code refused}
 * @param status as it was answered
 * @param why in words
 * @param sender what Customer.io does after such an answer, if it was its own
 * @param method null if the request broke the rules of HTTP
 * @param path null likewise
 * @param from the network that it came from, without the last part of the address; a proxy's if one
 *     is in front
 * @param timestamp its X-CIO-Timestamp header, if there is one
 * @param tookMs milliseconds since its first byte
 * @param bytes of its body, as it declared; -1 if it did not
 * @param head the beginning of its body, addresses masked, only if its signature was right
 */
public record FailedRequest(
    Instant at,
    @Nullable String feed,
    String outcome,
    int status,
    String why,
    String sender,
    @Nullable String method,
    @Nullable String path,
    @Nullable String from,
    @Nullable String timestamp,
    long tookMs,
    long bytes,
    @Nullable String head) {}
