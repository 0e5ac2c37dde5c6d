/** Reads the log for one sink: batches, attempts, dead letters, replays, positions. */
@NullMarked
package io.tailrace.core.consumer;

import org.jspecify.annotations.NullMarked;
