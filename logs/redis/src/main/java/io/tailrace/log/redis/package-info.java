/**
 * The log, and what consumers must remember, on one Redis that several processes share.
 *
 * <p>Begin with {@link io.tailrace.log.redis.Redis}, the way to the server; then {@link
 * io.tailrace.log.redis.RedisLog} and {@code append.lua}, which is where an event is kept.
 */
package io.tailrace.log.redis;
