package io.tailrace.core.settings;

/**
 * A setting as it holds, for {@code tailrace config}. Immutable, safe to share between threads.
 *
 * @param value empty when there is none; a secret is masked
 */
public record EffectiveValue(String key, String value, Origin origin) {}
