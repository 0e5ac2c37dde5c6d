package io.tailrace.server.command;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What {@code status} says above and below the sinks. Immutable. */
record StatusText(Shell shell, Path folder) {

  void print(JsonNode status) {
    JsonNode log = status.path("log");
    line("folder", folder + (status.path("running").asBoolean() ? "" : " (no server runs)"));
    line("log", log(log));
    String message = Text.of(log.at("/check/message"));
    if (!message.isEmpty()) {
      line("", shell.style().bad(message));
    }
    log.path("warnings")
        .valueStream()
        .forEach(warning -> line("", shell.style().bad(Text.of(warning))));
    line("quarantine", quarantine(log.path("quarantined")));
    line("disk", Text.bytes(log.path("disk_free_bytes").asLong()) + " free");
    shell.out().println();
  }

  private void line(String name, String text) {
    shell.out().println(shell.style().dim(String.format("%-11s", name)) + text);
  }

  private static String log(JsonNode log) {
    if (log.path("events").isNull()) {
      return "cannot be read";
    }
    String offsets =
        log.path("partitions")
            .valueStream()
            .map(
                range ->
                    "[" + Text.of(range.path("start")) + ", " + Text.of(range.path("end")) + ")")
            .collect(Collectors.joining(", "));
    return Text.count(log.path("events").asLong(), "record")
        + ", offsets "
        + offsets
        + ", id "
        + Text.of(log.path("id"));
  }

  private static String quarantine(JsonNode counts) {
    long all = counts.valueStream().mapToLong(count -> count.path("records").asLong()).sum();
    if (all == 0) {
      return "empty";
    }
    return Text.count(all)
        + ": "
        + counts
            .valueStream()
            .map(
                count ->
                    Text.of(count.path("reason"))
                        + " "
                        + Text.count(count.path("records").asLong())
                        + " ("
                        + Text.of(count.path("feed"))
                        + ")")
            .collect(Collectors.joining(", "));
  }

  /** One line for each gap and each replay under way. */
  static List<String> gaps(JsonNode status) {
    return status
        .path("sinks")
        .valueStream()
        .flatMap(
            sink ->
                java.util.stream.Stream.concat(
                    sink.path("gaps").valueStream().map(StatusText::gap),
                    sink.path("replays").valueStream().map(left -> replay(sink, left))))
        .toList();
  }

  private static String gap(JsonNode gap) {
    return String.format(
        "%s lost %s at offsets %s to %s: the log's retention took them on %s",
        Text.of(gap.path("sink")),
        Text.count(gap.path("records").asLong(), "record"),
        Text.of(gap.path("from")),
        Text.of(gap.path("to")),
        Text.of(gap.path("at")));
  }

  private static String replay(JsonNode sink, JsonNode left) {
    return String.format(
        "%s is being fed offsets %s to %s again",
        Text.of(sink.path("name")), Text.of(left.path("next")), Text.of(left.path("to")));
  }
}
