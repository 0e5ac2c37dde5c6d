package io.tailrace.server.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lays the sources over one another, the stronger last. For one thread. */
final class Sources {
  private final Problems problems;
  private final Map<String, Given> strongest = new HashMap<>();
  private final Map<String, Origin> feeds = new HashMap<>();

  Sources(Problems problems) {
    this.problems = problems;
  }

  /** One source; within it, nothing may be given twice. */
  void add(List<Given> source) {
    Map<String, Given> own = new HashMap<>();
    for (Given given : source) {
      declareFeed(given);
      Given before = own.putIfAbsent(given.target().key(), given);
      if (before != null) {
        problems.error(
            given.origin(),
            given.target().key() + " is given a second time, after " + before.origin());
      }
    }
    strongest.putAll(own);
  }

  private void declareFeed(Given given) {
    String key = given.target().key();
    if (key.startsWith(Catalogue.FEEDS)) {
      int dot = key.indexOf('.', Catalogue.FEEDS.length());
      String name = key.substring(Catalogue.FEEDS.length(), dot < 0 ? key.length() : dot);
      feeds.putIfAbsent(name, given.origin());
    }
  }

  /** What was given for the setting; null if nothing. */
  Given get(String key) {
    return strongest.get(key);
  }

  /** Where each feed was first mentioned, by name. */
  Map<String, Origin> feeds() {
    return feeds;
  }

  /** The feeds' names in order; the default one alone if none was mentioned. */
  List<String> feedNames() {
    return feeds.isEmpty()
        ? List.of(Catalogue.DEFAULT_FEED)
        : List.copyOf(new TreeSet<>(feeds.keySet()));
  }
}
