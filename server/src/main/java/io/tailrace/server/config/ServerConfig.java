package io.tailrace.server.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The process: where it listens and where it keeps things. Immutable, safe to share between
 * threads.
 *
 * @param receiver for Customer.io's requests. Defaults to 0.0.0.0:8080
 * @param admin for counters, health and the API. Defaults to 127.0.0.1:8081
 * @param adminToken {@link Secret#NONE} = a random one per start. Defaults to that
 * @param dataDir absolute. Defaults to {@code data} in the working directory
 * @param drain how long requests are still taken after SIGTERM. Defaults to 10 s
 */
public record ServerConfig(
    Address receiver, Address admin, Secret adminToken, Path dataDir, Duration drain) {}
