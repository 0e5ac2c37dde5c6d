package io.tailrace.customerio;

import org.jspecify.annotations.Nullable;

/**
 * One device that a push message went to. Immutable, safe to share between threads.
 *
 * @param deviceId the push token
 * @param devicePlatform {@code ios} or {@code android}
 * @param failureMessage why this device did not get it
 */
public record Device(
    @Nullable String deviceId, @Nullable String devicePlatform, @Nullable String failureMessage) {}
