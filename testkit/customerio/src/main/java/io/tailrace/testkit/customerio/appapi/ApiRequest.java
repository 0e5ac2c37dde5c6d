package io.tailrace.testkit.customerio.appapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One request, with its parameters checked while they are read. Stricter than Customer.io in one
 * point: a parameter that the reference does not list is an error here, and is ignored there.
 *
 * @param groups what the path has in place of its variables
 */
record ApiRequest(
    String method, String path, Map<String, String> query, byte[] body, List<String> groups) {

  static ApiRequest of(String method, URI uri, byte[] body) {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = uri.getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] words = pair.split("=", 2);
      query.put(decoded(words[0]), words.length == 1 ? "" : decoded(words[1]));
    }
    return new ApiRequest(method, uri.getRawPath(), query, body, List.of());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  ApiRequest with(List<String> groups) {
    List<String> decoded = groups.stream().map(ApiRequest::decoded).toList();
    return new ApiRequest(method, path, query, body, decoded);
  }

  ApiRequest allow(String... names) {
    for (String name : query.keySet()) {
      if (!Set.of(names).contains(name)) {
        throw ApiError.of(400, "unknown parameter: " + name);
      }
    }
    return this;
  }

  String text(int group) {
    return groups.get(group);
  }

  long id(int group) {
    return whole(groups.get(group), "id");
  }

  /** null = not given. */
  String parameter(String name) {
    return query.get(name);
  }

  String required(String name) {
    String value = query.get(name);
    if (value == null || value.isEmpty()) {
      throw ApiError.of(400, name + " is required");
    }
    return value;
  }

  String oneOf(String name, Set<String> allowed) {
    String value = query.get(name);
    if (value != null && !allowed.contains(value)) {
      throw ApiError.of(400, name + " must be one of " + allowed);
    }
    return value;
  }

  Long number(String name) {
    String value = query.get(name);
    return value == null ? null : (Long) whole(value, name);
  }

  int number(String name, int usual, int most) {
    Long value = number(name);
    if (value != null && (value < 0 || value > most)) {
      throw ApiError.of(400, name + " must be at most " + most);
    }
    return value == null ? usual : value.intValue();
  }

  Instant instant(String name) {
    Long seconds = number(name);
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }

  boolean flag(String name) {
    return "true".equals(oneOf(name, Set.of("true", "false")));
  }

  private static long whole(String text, String what) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notOne) {
      throw ApiError.of(400, what + " must be a whole number");
    }
  }
}
