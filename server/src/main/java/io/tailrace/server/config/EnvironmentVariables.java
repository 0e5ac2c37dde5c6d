package io.tailrace.server.config;

import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.Origin;
import io.tailrace.core.settings.Problems;
import io.tailrace.core.settings.SettingSources;
import io.tailrace.core.settings.Target;
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

  /**
   * Kubernetes sets such variables in every pod beside a service called {@code tailrace}; one of
   * them, {@code TAILRACE_PORT=tcp://10.0.0.7:8080}, looks like ours.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(".*_SERVICE_(HOST|PORT(_.+)?)|.*_PORT_\\d+_(TCP|UDP|SCTP)(_.+)?");

  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private final Catalogue catalogue;
  private final SettingSources sources;
  private final Path folder;
  private final Problems problems;
  private final Map<String, Target> known = new HashMap<>();
  private final List<Given> found = new ArrayList<>();

  /**
   * @param sources the file, whose sections' names may hold an underscore
   */
  EnvironmentVariables(
      Catalogue catalogue, SettingSources sources, Path folder, Problems problems) {
    this.catalogue = catalogue;
    this.sources = sources;
    this.folder = folder;
    this.problems = problems;
    for (String key : catalogue.keys()) {
      known.put(Catalogue.variable(key), catalogue.byKey(key));
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
    Target target = known.getOrDefault(name, namedTarget(name));
    Origin origin = Origin.variable(name);
    if (target == null) {
      problems.error(origin, new UnknownKey(catalogue).explainVariable(name));
    } else if (!value.isBlank()) {
      found.add(new Given(target, List.of(value.strip()), false, origin, folder));
    }
  }

  private static boolean isServiceLink(String name, String value) {
    return SERVICE_LINK.matcher(name).matches()
        || (name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(value).matches());
  }

  /** {@code TAILRACE_FEEDS_<NAME>_<KEY>}; null if it is not of that form. */
  private Target namedTarget(String name) {
    return catalogue.named().stream()
        .filter(keys -> name.startsWith(start(keys)))
        .findFirst()
        .map(keys -> target(name, keys))
        .orElse(null);
  }

  private Target target(String name, NamedKeys keys) {
    String start = start(keys);
    for (String key : keys.longestFirst()) {
      String suffix = "_" + Catalogue.upperSnake(key);
      if (name.endsWith(suffix)) {
        int end = name.length() - suffix.length();
        String section =
            end <= start.length() ? "" : section(name.substring(start.length(), end), keys);
        return keys.byKey(keys.section().key(section, key));
      }
    }
    return null;
  }

  private static String start(NamedKeys keys) {
    return Catalogue.variable(keys.section().start());
  }

  private String section(String upper, NamedKeys keys) {
    for (String declared : sources.mentions(keys.section().prefix()).keySet()) {
      if (Catalogue.upperSnake(declared).equals(upper)) {
        return declared;
      }
    }
    boolean written = upper.equals(upper.toUpperCase(Locale.ROOT));
    return written ? upper.toLowerCase(Locale.ROOT).replace('_', '-') : "";
  }
}
