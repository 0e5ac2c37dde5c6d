package io.tailrace.core.log;

import java.time.Instant;

/**
 * Records that retention had to take before a sink had them: offsets [{@code from}, {@code to}),
 * {@code records} of them. Immutable.
 */
public record Gap(String sink, int partition, long from, long to, long records, Instant at) {}
