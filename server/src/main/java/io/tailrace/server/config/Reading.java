package io.tailrace.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one setting after another, and notes each value's origin and what is wrong with it. Where a
 * value is bad it goes on with the default, so that the problems of all are found. For one thread.
 */
final class Reading {
  private final Sources sources;
  private final Path folder;
  private final Problems problems;
  private final List<EffectiveValue> values = new ArrayList<>();

  /**
   * @param folder what a relative path in a default is relative to
   */
  Reading(Sources sources, Path folder, Problems problems) {
    this.sources = sources;
    this.folder = folder;
    this.problems = problems;
  }

  /** For a setting that has a default. */
  <T> T value(Setting<T> setting) {
    return value("", setting);
  }

  /** For a feed's setting that has a default. */
  <T> T value(String feed, Setting<T> setting) {
    return optional(feed, setting).orElseThrow();
  }

  <T> Optional<T> optional(String feed, Setting<T> setting) {
    String prefix = feed.isEmpty() ? "" : Catalogue.FEEDS + feed + ".";
    String key = prefix + setting.key();
    Given given = sources.get(key);
    return Optional.ofNullable(given == null ? byDefault(key, setting) : read(key, setting, given));
  }

  private <T> T read(String key, Setting<T> setting, Given given) {
    try {
      T value = setting.type().read(given);
      values.add(new EffectiveValue(key, setting.type().show(value), given.origin()));
      return value;
    } catch (BadValueException bad) {
      problems.error(given.origin(), key + " " + bad.getMessage());
      return setting.byDefault() == null ? null : defaultValue(key, setting);
    }
  }

  private <T> T byDefault(String key, Setting<T> setting) {
    if (setting.byDefault() == null) {
      values.add(new EffectiveValue(key, "", Origin.DEFAULT));
      return null;
    }
    T value = defaultValue(key, setting);
    values.add(new EffectiveValue(key, setting.type().show(value), Origin.DEFAULT));
    return value;
  }

  private <T> T defaultValue(String key, Setting<T> setting) {
    return setting.type().read(Given.byDefault(key, setting.byDefault(), folder));
  }

  /** Where the setting's value came from. */
  Origin origin(String key) {
    Given given = sources.get(key);
    return given == null ? Origin.DEFAULT : given.origin();
  }

  List<String> feedNames() {
    return sources.feedNames();
  }

  /** Where the feed was first mentioned. */
  Origin feedOrigin(String feed) {
    return sources.feeds().getOrDefault(feed, Origin.DEFAULT);
  }

  List<EffectiveValue> values() {
    return values;
  }
}
