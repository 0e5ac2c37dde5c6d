package io.tailrace.server.config;

/**
 * One setting: everything that is known about it, in one place. Immutable.
 *
 * @param key in kebab-case, dots for nesting; a feed's without {@code feeds.<name>.}
 * @param byDefault as one would write it; null if there is none
 * @param description for the manual
 */
record Setting<T>(String key, ValueType<T> type, String byDefault, String description) {
  Setting<T> withDefault(String text) {
    return new Setting<>(key, type, text, description);
  }
}
