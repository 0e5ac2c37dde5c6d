package io.tailrace.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings from variables: {@code TAILRACE_} and the key in upper snake. An empty variable counts
 * as not set, since that is how many tools write one that has no value. For one thread.
 */
final class EnvironmentVariables {
  /** The launcher's own. */
  private static final Set<String> OTHERS =
      Set.of(
          "TAILRACE_CONFIG",
          "TAILRACE_HEAP",
          "TAILRACE_HOME",
          "TAILRACE_JAVA_HOME",
          "TAILRACE_JAVA_OPTS",
          "TAILRACE_PROGRAM");

  private static final String PREFIX = "TAILRACE_";
  private static final String FEEDS = "TAILRACE_FEEDS_";

  /**
   * Kubernetes sets such variables in every pod beside a service called {@code tailrace}; one of
   * them, {@code TAILRACE_PORT=tcp://10.0.0.7:8080}, looks like ours.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(".*_SERVICE_(HOST|PORT(_.+)?)|.*_PORT_\\d+_(TCP|UDP|SCTP)(_.+)?");

  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private final Set<String> declaredFeeds;
  private final Path folder;
  private final Problems problems;
  private final Map<String, Target> known = new HashMap<>();
  private final List<Given> found = new ArrayList<>();

  /**
   * @param declaredFeeds those of the file, whose names may hold an underscore
   */
  EnvironmentVariables(Set<String> declaredFeeds, Path folder, Problems problems) {
    this.declaredFeeds = declaredFeeds;
    this.folder = folder;
    this.problems = problems;
    for (String key : Catalogue.keys()) {
      known.put(Catalogue.variable(key), Catalogue.byKey(key));
    }
  }

  List<Given> read(Map<String, String> environment) {
    new TreeMap<>(environment).forEach(this::variable);
    return found;
  }

  private void variable(String name, String value) {
    if (!name.startsWith(PREFIX) || OTHERS.contains(name) || isServiceLink(name, value)) {
      return;
    }
    Target target = known.getOrDefault(name, feedTarget(name));
    Origin origin = Origin.variable(name);
    if (target == null) {
      problems.error(origin, UnknownKey.explainVariable(name));
    } else if (!value.isBlank()) {
      found.add(new Given(target, List.of(value.strip()), false, origin, folder));
    }
  }

  private static boolean isServiceLink(String name, String value) {
    return SERVICE_LINK.matcher(name).matches()
        || (name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(value).matches());
  }

  /** {@code TAILRACE_FEEDS_<NAME>_<KEY>}; null if it is not of that form. */
  private Target feedTarget(String name) {
    for (String key : Catalogue.feedKeys()) {
      String suffix = "_" + Catalogue.upperSnake(key);
      if (name.startsWith(FEEDS) && name.endsWith(suffix)) {
        int end = name.length() - suffix.length();
        String feed = end <= FEEDS.length() ? "" : feed(name.substring(FEEDS.length(), end));
        return Catalogue.byKey(Catalogue.FEEDS + feed + "." + key);
      }
    }
    return null;
  }

  private String feed(String upper) {
    for (String declared : declaredFeeds) {
      if (Catalogue.upperSnake(declared).equals(upper)) {
        return declared;
      }
    }
    boolean written = upper.equals(upper.toUpperCase(Locale.ROOT));
    return written ? upper.toLowerCase(Locale.ROOT).replace('_', '-') : "";
  }
}
