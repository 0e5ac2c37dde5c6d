package io.tailrace.customerio.appapi;

import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Whom a client asks, and how. Immutable, safe to share between threads; {@code toString} hides the
 * key.
 *
 * @param key of the workspace
 * @param baseUrl a region's, or another one for tests
 * @param limits of speed and time
 * @param clock tells the time for limits and windows
 * @param sleeper waits on that clock
 */
public record AppApiSettings(
    AppApiKey key, URI baseUrl, Limits limits, InstantSource clock, Sleeper sleeper) {

  public AppApiSettings {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(sleeper, "sleeper");
    boolean http = "https".equals(baseUrl.getScheme()) || "http".equals(baseUrl.getScheme());
    boolean bare = baseUrl.getRawQuery() == null && baseUrl.getRawUserInfo() == null;
    if (!http || baseUrl.getHost() == null || !bare) {
      throw new IllegalArgumentException(
          "The App API's URL must be whole and bare, such as https://api-eu.customer.io.");
    }
  }

  /** The usual limits, in real time. */
  public AppApiSettings(AppApiKey key, URI baseUrl) {
    this(key, baseUrl, Limits.USUAL, InstantSource.system(), Sleeper.REAL);
  }

  /** The usual limits, in real time. */
  public AppApiSettings(AppApiKey key, Region region) {
    this(key, region.baseUrl());
  }

  public AppApiSettings withLimits(Limits limits) {
    return new AppApiSettings(key, baseUrl, limits, clock, sleeper);
  }

  /** With time of the caller's, so that a test need not wait. */
  public AppApiSettings withTime(InstantSource clock, Sleeper sleeper) {
    return new AppApiSettings(key, baseUrl, limits, clock, sleeper);
  }
}
