package io.tailrace.server.config;

import io.tailrace.core.FeedPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds settings by what people write: keys in YAML, variables' names. Immutable. */
final class Catalogue {
  static final String FEEDS = "feeds.";
  static final String DEFAULT_FEED = FeedPath.DEFAULT_FEED;
  static final String FILE_SUFFIX = "-file";

  private static final String PREFIX = "TAILRACE_";
  private static final Pattern FEED_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /** Key as written, without a feed's prefix, to target. */
  private static final Map<String, Target> SERVER = targets(Settings.ALL, "");

  private static final Map<String, Target> FEED = targets(FeedSettings.ALL, "");
  private static final Map<String, Target> FLAT =
      targets(FeedSettings.ALL, FEEDS + DEFAULT_FEED + ".");

  private static final List<String> KEYS = sorted(List.of(SERVER, FLAT));
  private static final List<String> FEED_KEYS = sorted(List.of(FEED));

  private static final Set<String> SECRETS = secrets();

  private Catalogue() {}

  private static Set<String> secrets() {
    Set<String> secrets = new HashSet<>();
    for (String key : KEYS) {
      if (key.endsWith(FILE_SUFFIX)) {
        secrets.add(key);
        secrets.add(key.substring(0, key.length() - FILE_SUFFIX.length()));
      }
    }
    return secrets;
  }

  private static List<String> sorted(List<Map<String, Target>> targets) {
    Set<String> keys = new TreeSet<>();
    targets.forEach(some -> keys.addAll(some.keySet()));
    return List.copyOf(keys);
  }

  private static Map<String, Target> targets(List<Setting<?>> settings, String prefix) {
    Map<String, Target> targets = new HashMap<>();
    for (Setting<?> setting : settings) {
      String key = setting.key();
      targets.put(key, new Target(prefix + key, false));
      if (setting.type().secret()) {
        targets.put(key + FILE_SUFFIX, new Target(prefix + key, true));
      }
    }
    return targets;
  }

  /** What the key means, dots for nesting; null if there is no such setting. */
  static Target byKey(String key) {
    if (!key.startsWith(FEEDS)) {
      return SERVER.getOrDefault(key, FLAT.get(key));
    }
    int dot = key.lastIndexOf('.');
    Target target = dot < FEEDS.length() ? null : FEED.get(key.substring(dot + 1));
    if (target == null || !isFeedName(key.substring(FEEDS.length(), dot))) {
      return null;
    }
    return new Target(key.substring(0, dot + 1) + target.key(), target.file());
  }

  static boolean isFeedName(String name) {
    return FEED_NAME.matcher(name).matches();
  }

  /** True for the last part of a secret's key, with {@code -file} or without. */
  static boolean isSecret(String last) {
    return SECRETS.contains(last);
  }

  /** True for {@code log}, {@code feeds}: a key that holds further keys. */
  static boolean isSection(String key) {
    return key.equals("feeds") || keys().stream().anyMatch(known -> known.startsWith(key + "."));
  }

  /** The keys that can be written at the top, without those of feeds by name. */
  static List<String> keys() {
    return KEYS;
  }

  /** The keys that can be written under {@code feeds.<name>}. */
  static List<String> feedKeys() {
    return FEED_KEYS;
  }

  static String variable(String key) {
    return PREFIX + upperSnake(key);
  }

  static String upperSnake(String key) {
    return key.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
