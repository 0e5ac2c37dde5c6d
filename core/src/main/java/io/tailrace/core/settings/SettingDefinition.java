package io.tailrace.core.settings;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Setting} says, understood. Immutable.
 *
 * @param key in kebab-case, dots for nesting; in a named section without {@code <prefix>.<name>.}
 * @param byDefault as one would write it
 * @param needed whether it must be given
 * @param meaning for the manual
 * @param atLeast the key of the duration that this one may not be shorter than; empty if none
 */
public record SettingDefinition<T>(
    String key,
    ValueType<T> type,
    @Nullable String byDefault,
    boolean needed,
    String meaning,
    String atLeast) {}
