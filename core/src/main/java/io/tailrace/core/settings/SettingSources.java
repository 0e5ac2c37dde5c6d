package io.tailrace.core.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lays the sources over one another, the stronger last. For one thread. */
public final class SettingSources {
  private final List<NamedSection<?>> named;
  private final Problems problems;
  private final Map<String, Given> strongest = new HashMap<>();

  /** By the section's prefix and name, where it was first mentioned. */
  private final Map<String, Map<String, Origin>> mentions = new HashMap<>();

  /**
   * Nothing is given yet.
   *
   * @param named the sections that people name themselves
   */
  public SettingSources(List<NamedSection<?>> named, Problems problems) {
    this.named = List.copyOf(named);
    this.problems = problems;
  }

  /** One source; within it, nothing may be given twice. */
  public void add(List<Given> source) {
    Map<String, Given> own = new HashMap<>();
    for (Given given : source) {
      mention(given);
      Given before = own.putIfAbsent(given.target().key(), given);
      if (before != null) {
        problems.error(
            given.origin(),
            given.target().key() + " is given a second time, after " + before.origin());
      }
    }
    strongest.putAll(own);
  }

  private void mention(Given given) {
    String key = given.target().key();
    for (NamedSection<?> section : named) {
      if (section.holds(key)) {
        int start = section.start().length();
        int dot = key.indexOf('.', start);
        String name = key.substring(start, dot < 0 ? key.length() : dot);
        mentions
            .computeIfAbsent(section.prefix(), prefix -> new HashMap<>())
            .putIfAbsent(name, given.origin());
      }
    }
  }

  /** What was given for the setting. */
  @Nullable Given get(String key) {
    return strongest.get(key);
  }

  /** Where each section with this prefix was first mentioned, by name. */
  public Map<String, Origin> mentions(String prefix) {
    return mentions.getOrDefault(prefix, Map.of());
  }

  /**
   * The sections' names in order; the flat one alone, if there may be one, if none was mentioned.
   */
  public List<String> names(NamedSection<?> section) {
    Map<String, Origin> mentioned = mentions(section.prefix());
    return mentioned.isEmpty() && section.hasFlat()
        ? List.of(section.flat())
        : List.copyOf(new TreeSet<>(mentioned.keySet()));
  }
}
