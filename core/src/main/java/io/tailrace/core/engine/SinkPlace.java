package io.tailrace.core.engine;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where sinks are to work. Immutable.
 *
 * @param folder the data folder, for a sink that keeps its own files
 * @param partitions how many of the log this process may feed to a sink at once
 * @param keptFree how many bytes of the folder's disk the log needs, which sinks leave free
 * @param atRest whether no process has the folder and it is read alone, so that nothing in it
 *     changes
 */
public record SinkPlace(
    Path folder, InstantSource clock, int partitions, long keptFree, boolean atRest) {}
