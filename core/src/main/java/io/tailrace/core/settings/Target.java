package io.tailrace.core.settings;

/**
 * The setting that a key or variable means. Immutable.
 *
 * @param key in full: {@code feeds.default.signing-keys} where {@code signing-keys} was written
 * @param file true if the value is the path of a file that holds the secret
 */
public record Target(String key, boolean file) {}
