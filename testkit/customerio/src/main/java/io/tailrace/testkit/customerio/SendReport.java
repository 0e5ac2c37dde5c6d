package io.tailrace.testkit.customerio;

import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a sender did so far. Immutable, safe to share between threads.
 *
 * @param accepted events answered with a 2xx, each id once
 * @param duplicates further 2xx for ids already accepted
 * @param calls attempts of all kinds
 * @param retries calls that tried again what an earlier one had not brought home: the receiver may
 *     have seen those events before
 * @param stalls answers after which Customer.io lets the whole feed wait for an hour
 * @param givenUp events lost after seven days
 * @param answers calls by status, or by what happened instead of an answer
 * @param kinds accepted events by object type and metric, each id once
 * @param latencies of the accepted calls
 * @param elapsed real time from the first call to the end of the last one
 * @param lastAcceptedAt by the sender's clock; null = nothing accepted yet
 */
public record SendReport(
    long accepted,
    long duplicates,
    long calls,
    long retries,
    long stalls,
    long givenUp,
    Map<String, Long> answers,
    Map<Kind, Long> kinds,
    Latencies latencies,
    Duration elapsed,
    Instant lastAcceptedAt) {}
