package io.tailrace.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A path of which some segments stand for any value, as in {@code /api/dead-letters/{id}}. It
 * matches segment by segment, never a part of a path. Immutable.
 */
public record PathTemplate(List<String> segments) {

  public PathTemplate {
    segments = List.copyOf(segments);
  }

  public static PathTemplate of(String text) {
    return new PathTemplate(split(text).toList());
  }

  private static Stream<String> split(String path) {
    return Stream.of(path.substring(1).split("/", -1));
  }

  /** The names of the segments that stand for any value. */
  public List<String> names() {
    return segments.stream().filter(PathTemplate::isName).map(PathTemplate::name).toList();
  }

  private static boolean isName(String segment) {
    return segment.startsWith("{");
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - 1);
  }

  /**
   * The values that a path as HTTP has it, still encoded, gives these names; empty if it is another
   * path.
   */
  public Optional<Map<String, String>> match(String path) {
    List<String> asked = path.startsWith("/") ? split(path).toList() : List.of();
    if (asked.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      if (!matches(segments.get(i), asked.get(i), values)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static boolean matches(String segment, String asked, Map<String, String> values) {
    if (!isName(segment)) {
      return segment.equals(asked);
    }
    String value = decoded(asked);
    values.put(name(segment), value);
    return !value.isEmpty();
  }

  /** The path with a value for each name, as HTTP wants it. */
  String filled(Map<String, ?> values) {
    return segments.stream()
        .map(it -> isName(it) ? encoded(values.get(name(it)).toString()) : it)
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }

  /** For a path and a query alike. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }
}
