package io.tailrace.server.config;

import java.net.URI;

/**
 * How to reach a workspace's App API. Immutable, safe to share between threads.
 *
 * @param key {@link Secret#NONE} if there is none. Defaults to that
 * @param region Defaults to {@code us}
 * @param url Defaults to the region's
 */
public record AppApiConfig(Secret key, Region region, URI url) {}
