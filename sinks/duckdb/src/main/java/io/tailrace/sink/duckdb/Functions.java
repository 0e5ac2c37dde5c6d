package io.tailrace.sink.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which functions typed SQL may call, and what to use instead of others. Stateless. */
final class Functions {
  private static final Set<String> ALLOWED = read();
  private static final Map<String, String> INSTEAD =
      Map.of(
          "range", "write range(…) as a table: FROM range(…)",
          "generate_series", "write generate_series(…) as a table: FROM generate_series(…)",
          "list_reduce", "use list_sum, list_aggregate, or unnest the list and aggregate its rows",
          "levenshtein", "compare with = or LIKE, or export the rows and compare them elsewhere",
          "repeat", "write the text itself",
          "lpad", "pad where you show it; strftime and round format times and numbers",
          "rpad", "pad where you show it; strftime and round format times and numbers",
          "printf", "use || and round, or format where you show it",
          "format", "use || and round, or format where you show it");

  private Functions() {}

  private static Set<String> read() {
    try (InputStream list = Functions.class.getResourceAsStream("functions.txt")) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why this one may not be called; null if it may. */
  static String refusal(String name) {
    if (ALLOWED.contains(name)) {
      return null;
    }
    String instead = INSTEAD.getOrDefault(name, "export the rows and ask there");
    return "The function "
        + name
        + " is not allowed here, since it may take any memory or time; "
        + instead
        + ". Nothing was run";
  }
}
