package io.tailrace.log.sqlite;

import java.time.Duration;

/**
 * What a {@link SqliteLog} looks like from outside. Immutable.
 *
 * @param fileBytes of {@code log.db}
 * @param walBytes of the write-ahead log beside it
 * @param commits since it was opened
 * @param records written by them, duplicates included
 * @param callersPerCommit moving average
 * @param lastCommit how long the last one took
 * @param slowestCommit how long the slowest one took
 * @param endOffset one past the last; 0 while the log is unavailable
 * @param waiting records that wait for the disk
 */
public record SqliteLogStats(
    long fileBytes,
    long walBytes,
    long commits,
    long records,
    double callersPerCommit,
    Duration lastCommit,
    Duration slowestCommit,
    long endOffset,
    int waiting) {}
