package io.tailrace.dashboard.page;

import io.tailrace.admin.PathTemplate;
import io.tailrace.admin.access.Visitor;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.TimeRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a browser asks of a page. All state of a page is in its URL. Immutable.
 *
 * @param path as it was asked, encoded as in HTTP
 * @param named what the path's names stand for, decoded
 * @param query parameters, and the fields of a form, by name
 * @param visit who asks, when and from where
 */
public record PageRequest(
    String path, Map<String, String> named, Map<String, List<String>> query, PageVisit visit) {

  public PageRequest {
    named = Map.copyOf(named);
  }

  /** Who asks; may do what the page needs. */
  public Visitor visitor() {
    return visit.visitor();
  }

  public Instant now() {
    return visit.now();
  }

  /** What stands in the path for {@code name}. */
  public String segment(String name) {
    String value = named.get(name);
    if (value == null) {
      throw new IllegalStateException(path + " has no '" + name + "'");
    }
    return value;
  }

  /** Null if it is not there or blank. */
  public @Nullable String text(String name) {
    List<String> all = texts(name);
    return all.isEmpty() ? null : all.get(0);
  }

  public String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** Each that is not blank. */
  public List<String> texts(String name) {
    return query.getOrDefault(name, List.of()).stream().filter(text -> !text.isBlank()).toList();
  }

  public boolean flag(String name) {
    return Boolean.parseBoolean(text(name));
  }

  /** A whole number; the nearest that is allowed, if it is none of them. */
  public int number(String name, int otherwise, int min, int max) {
    try {
      String text = text(name);
      long number = text == null ? otherwise : Long.parseLong(text);
      return Math.clamp(number, min, max);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The feed on top of the page; null = all of them. */
  public @Nullable String feed() {
    return text("feed");
  }

  /**
   * The time range on top of the page.
   *
   * @throws OperationException it cannot be read
   */
  public TimeRange range() throws OperationException {
    return TimeRange.of(text("from"), text("to"), visit.zone(), now());
  }

  /** This page with another value of a parameter, or without it if that is null. */
  public String href(String name, @Nullable String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(query);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, List.of(value));
    }
    return path + asQuery(changed);
  }

  /** Another page, of the same feed and time range. */
  public String to(String otherPath) {
    Map<String, List<String>> kept = new LinkedHashMap<>(query);
    kept.keySet().retainAll(List.of("feed", "from", "to"));
    return otherPath + asQuery(kept);
  }

  private static String asQuery(Map<String, List<String>> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .flatMap(
                field ->
                    field.getValue().stream()
                        .map(
                            value ->
                                PathTemplate.encoded(field.getKey())
                                    + "="
                                    + PathTemplate.encoded(value)))
            .collect(Collectors.joining("&", "?", ""));
  }
}
