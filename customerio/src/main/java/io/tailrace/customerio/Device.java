package io.tailrace.customerio;

/**
 * One device that a push message went to. Immutable, safe to share between threads.
 *
 * @param deviceId the push token; null = absent
 * @param devicePlatform {@code ios} or {@code android}; null = absent
 * @param failureMessage why this device did not get it; null = absent
 */
public record Device(String deviceId, String devicePlatform, String failureMessage) {}
