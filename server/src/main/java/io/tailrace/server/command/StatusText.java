package io.tailrace.server.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    line("quarantine", quarantine(log));
    // On a log that is elsewhere, there may be no folder here.
    if (Files.isDirectory(folder)) {
      line("disk", Text.bytes(log.path("disk_free_bytes").asLong()) + " free");
    }
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

  private static String quarantine(JsonNode log) {
    if (log.path("events").isNull()) {
      return "cannot be read";
    }
    JsonNode counts = log.path("quarantined");
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

  /** One line for each gap, and for each sink that is being fed again. */
  static List<String> gaps(JsonNode status) {
    return status
        .path("sinks")
        .valueStream()
        .flatMap(
            sink ->
                Stream.concat(
                    sink.path("gaps").valueStream().map(StatusText::gap),
                    replays(sink, status.at("/log/partitions").size() > 1).stream()))
        .toList();
  }

  private static String gap(JsonNode gap) {
    return String.format(
        "gap %s, %s: %s lost %s at offsets %s to %s: %s (found %s)",
        Text.of(gap.path("id")),
        gap.path("open").asBoolean() ? "open" : "acknowledged",
        Text.of(gap.path("sink")),
        gap.path("records").isNull()
            ? "records"
            : Text.count(gap.path("records").asLong(), "record"),
        Text.of(gap.path("from")),
        Text.of(gap.path("to")),
        Text.of(gap.path("why")),
        Text.of(gap.path("at")));
  }

  private static Optional<String> replays(JsonNode sink, boolean severalPartitions) {
    JsonNode left = sink.path("replays");
    String name = Text.of(sink.path("name"));
    if (left.size() > 1) {
      long offsets =
          left.valueStream().mapToLong(r -> r.path("to").asLong() - r.path("next").asLong()).sum();
      return Optional.of(
          "%s is being fed about %s again, in %s ranges"
              .formatted(name, Text.count(offsets, "record"), left.size()));
    }
    return left.valueStream()
        .findFirst()
        .map(
            one ->
                "%s is being fed offsets %s to %s%s again"
                    .formatted(
                        name,
                        Text.of(one.path("next")),
                        Text.of(one.path("to")),
                        severalPartitions
                            ? " of partition " + Text.of(one.path("partition"))
                            : ""));
  }
}
