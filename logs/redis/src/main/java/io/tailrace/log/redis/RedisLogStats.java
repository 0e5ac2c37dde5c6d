package io.tailrace.log.redis;

/**
 * What a {@link RedisLog} looks like from this process. Immutable.
 *
 * @param bytes held by the log in Redis, by its own count: records, quarantine and ids
 * @param maxBytes where appends are refused
 * @param records in all partitions
 * @param groups sent since it was opened
 * @param appended records in them, duplicates included
 * @param callersPerGroup moving average
 * @param waiting records that wait to be sent
 */
public record RedisLogStats(
    long bytes,
    long maxBytes,
    long records,
    long groups,
    long appended,
    double callersPerGroup,
    int waiting) {}
