package io.tailrace.server.config;

import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.Setting;
import io.tailrace.customerio.appapi.Region;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach a workspace's App API. Immutable, safe to share between threads.
 *
 * @param key {@link Secret#NONE} if there is none
 * @param url where nothing else was given, the region's
 */
public record AppApiConfig(
    @Setting(key = "app-api-key", meaning = "For names, reports and finding what is missing.")
        Secret key,
    @Setting(
            key = "region",
            byDefault = "us",
            meaning = "Where the workspace is; it decides the App API's address.")
        Region region,
    @Setting(key = "app-api-url", meaning = "The App API's address, if not the region's.")
        Optional<URI> url) {
  public AppApiConfig {
    url = Optional.of(url.orElse(region.baseUrl()));
  }

  /** Where it is. */
  public URI address() {
    return url.orElseThrow();
  }
}
