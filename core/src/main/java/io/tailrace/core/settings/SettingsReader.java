package io.tailrace.core.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills settings records from what was given, and notes each value's origin and what is wrong with
 * it. Where a value is bad it goes on with the default, so that the problems of all are found. For
 * one thread.
 */
public final class SettingsReader {
  private final SettingSources sources;
  private final Path folder;
  private final Problems problems;
  private final List<EffectiveValue> values = new ArrayList<>();
  private final Map<String, Held> held = new LinkedHashMap<>();

  /**
   * Nothing is read yet.
   *
   * @param folder what a relative path in a default is relative to
   */
  public SettingsReader(SettingSources sources, Path folder, Problems problems) {
    this.sources = sources;
    this.folder = folder;
    this.problems = problems;
  }

  /** Finds defaults alone. */
  static SettingsReader ofNothing() {
    Problems problems = new Problems();
    return new SettingsReader(new SettingSources(List.of(), problems), Path.of(""), problems);
  }

  /** The record, with what was given for it. */
  public <R extends Record> R read(Section<R> section) {
    return section.read(this, "", "");
  }

  List<String> names(NamedSection<?> named) {
    return sources.names(named);
  }

  /** What was given, else the default. What two sections have in common is read once. */
  @SuppressWarnings("unchecked") // of one key there is one kind of value
  <T> @Nullable T value(String prefix, SettingDefinition<T> setting) {
    String key = prefix + setting.key();
    Held before = held.get(key);
    if (before != null) {
      return (T) before.value();
    }
    Given given = sources.get(key);
    @Nullable T value = given == null ? byDefault(key, setting) : read(key, setting, given);
    held.put(key, new Held(prefix + setting.atLeast(), value));
    return value;
  }

  private <T> @Nullable T read(String key, SettingDefinition<T> setting, Given given) {
    try {
      T value = setting.type().read(given);
      values.add(new EffectiveValue(key, setting.type().show(value), given.origin()));
      return value;
    } catch (BadValueException bad) {
      problems.error(given.origin(), key + " " + bad.getMessage());
      return defaultValue(key, setting);
    }
  }

  private <T> @Nullable T byDefault(String key, SettingDefinition<T> setting) {
    @Nullable T value = defaultValue(key, setting);
    if (setting.needed()) {
      problems.error(Origin.DEFAULT, key + " must be set, to " + setting.type().expected());
    }
    String shown = value == null ? "" : setting.type().show(value);
    values.add(new EffectiveValue(key, shown, Origin.DEFAULT));
    return value;
  }

  private <T> @Nullable T defaultValue(String key, SettingDefinition<T> setting) {
    String text = setting.byDefault();
    return text == null ? null : setting.type().read(Given.byDefault(key, text, folder));
  }

  /** Says what holds where nothing was given and there is no default. */
  <T> void holds(String prefix, SettingDefinition<T> setting, T value) {
    String key = prefix + setting.key();
    EffectiveValue nothing = new EffectiveValue(key, "", Origin.DEFAULT);
    EffectiveValue now = new EffectiveValue(key, setting.type().show(value), Origin.DEFAULT);
    values.replaceAll(one -> one.equals(nothing) ? now : one);
  }

  /** Checks each duration that may not be shorter than another, once all are read. */
  public void compare() {
    held.forEach(
        (key, longer) -> {
          Held shorter = held.get(longer.atLeast());
          if (shorter != null
              && longer.value() instanceof Duration is
              && shorter.value() instanceof Duration least
              && is.compareTo(least) < 0) {
            problems.error(
                stronger(key, longer.atLeast()),
                "%s (%s) must be at least %s (%s)"
                    .formatted(
                        key,
                        DurationFormat.format(is),
                        longer.atLeast(),
                        DurationFormat.format(least)));
          }
        });
  }

  /** Where the setting's value came from. */
  public Origin origin(String key) {
    if (!held.containsKey(key)) {
      throw new IllegalArgumentException("no setting " + key + " was read");
    }
    Given given = sources.get(key);
    return given == null ? Origin.DEFAULT : given.origin();
  }

  /** The place to change: where one of two was given rather than left at its default. */
  public Origin stronger(String one, String other) {
    Origin first = origin(one);
    Origin second = origin(other);
    return first.kind().compareTo(second.kind()) >= 0 ? first : second;
  }

  /** Every setting that could be read, in order. */
  public List<EffectiveValue> values() {
    return List.copyOf(values);
  }

  /**
   * What a setting holds.
   *
   * @param atLeast the key in full of the one that it may not be shorter than
   */
  private record Held(String atLeast, @Nullable Object value) {}
}
