package io.tailrace.server.command;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    return Text.count(log.path("events").asLong(), "record")
        + where(log.path("partitions"))
        + ", id "
        + Text.of(log.path("id"));
  }

  /** The offsets of eight partitions would tell nobody anything; {@code --format json} has them. */
  private static String where(JsonNode partitions) {
    JsonNode only = partitions.path(0);
    return partitions.size() == 1
        ? ", offsets [" + Text.of(only.path("start")) + ", " + Text.of(only.path("end")) + ")"
        : " in " + partitions.size() + " partitions";
  }

  /** How many of a sink's partitions are in which state, as in {@code 5 running, 3 elsewhere}. */
  static String states(JsonNode partitions) {
    Map<String, Long> counts = new TreeMap<>(Comparator.reverseOrder());
    partitions.valueStream().forEach(p -> counts.merge(Text.of(p.path("state")), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
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
