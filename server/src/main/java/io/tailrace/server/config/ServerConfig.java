package io.tailrace.server.config;

import io.tailrace.core.settings.HostType;
import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The process: where it listens and where it keeps things. Immutable, safe to share between
 * threads.
 *
 * @param adminToken {@link Secret#NONE} = a random one per start
 * @param dataDir absolute
 */
public record ServerConfig(
    @Setting(
            key = "port",
            min = "0",
            max = "65535",
            byDefault = "8080",
            meaning = "Where Customer.io's requests come in; 0 takes a free one.")
        int port,
    @Setting(
            key = "host",
            type = HostType.class,
            byDefault = "0.0.0.0",
            meaning = "The address that `port` listens on; by default every IPv4 one.")
        String host,
    @Setting(
            key = "admin-port",
            min = "0",
            max = "65535",
            byDefault = "8081",
            meaning = "Counters, health and `/api`; 0 takes a free one.")
        int adminPort,
    @Setting(
            key = "admin-host",
            type = HostType.class,
            byDefault = "127.0.0.1",
            meaning =
                "The address that `admin-port` listens on. Beyond this machine it needs"
                    + " `admin-token`.")
        String adminHost,
    @Setting(
            key = "admin-token",
            meaning =
                "What `/api` asks for. Without it, a random one is written to `server.json` in the"
                    + " data folder.")
        Secret adminToken,
    @Setting(
            key = "data-dir",
            byDefault = "data",
            meaning = "Where everything is kept. Created if it is missing.")
        Path dataDir,
    @Setting(
            key = "drain",
            min = "0s",
            max = "10m",
            byDefault = "10s",
            meaning =
                "How long requests are still taken after SIGTERM, so that a proxy can look"
                    + " elsewhere. It ends sooner if no connection is open and none was opened for as"
                    + " long.")
        Duration drain) {

  /** For Customer.io's requests. */
  public Address receiver() {
    return new Address(host, port);
  }

  /** For counters, health and the API. */
  public Address admin() {
    return new Address(adminHost, adminPort);
  }
}
