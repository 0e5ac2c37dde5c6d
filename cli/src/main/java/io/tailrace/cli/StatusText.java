package io.tailrace.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code status} for people: the folder, the feeds, the sinks, and what to look at. Immutable. */
record StatusText(Shell shell, Path folder) {
  private static final List<ListColumn> FEEDS =
      List.of(
          new ListColumn("feed", "/name"),
          new ListColumn("keys", "/signing_keys"),
          ListColumn.of("last verified"),
          ListColumn.of("last 10 min"));
  private static final List<ListColumn> SINKS =
      List.of(
          new ListColumn("sink", "/name"),
          ListColumn.of("state"),
          ListColumn.of("since"),
          ListColumn.of("lag"),
          ListColumn.of("oldest"),
          ListColumn.of("a second"),
          ListColumn.of("level in"),
          new ListColumn("dead", "/dead_letters"));

  void print(JsonNode status) {
    JsonNode log = status.path("log");
    line("folder", folder + (status.path("running").asBoolean() ? "" : " (no server runs)"));
    line("log", log(log));
    String message = ValueText.of(log.at("/check/message"));
    if (!message.isEmpty() && log.at("/check/ok").asBoolean()) {
      line("", shell.style().bad(message));
    }
    log.path("warnings")
        .valueStream()
        .forEach(warning -> line("", shell.style().bad(ValueText.of(warning))));
    line("quarantine", quarantine(log));
    // On a log that is elsewhere, there may be no folder here.
    if (Files.isDirectory(folder)) {
      line("disk", ValueText.bytes(log.path("disk_free_bytes").asLong()) + " free");
    }
    table(FEEDS, status.path("feeds").valueStream().map(feed -> feed(feed, status)).toList());
    table(SINKS, status.path("sinks").valueStream().map(this::sink).toList());
    notes(status);
  }

  private void line(String name, String text) {
    shell.out().println(shell.style().dim(ValueText.padded(name, 11)) + text);
  }

  private void table(List<ListColumn> columns, List<JsonNode> rows) {
    shell.out().println();
    new Listing(columns, rows).print(Format.TABLE, shell);
  }

  private static String log(JsonNode log) {
    if (log.path("events").isNull()) {
      return "cannot be read";
    }
    return ValueText.count(log.path("events").asLong(), "record")
        + where(log.path("partitions"))
        + ", id "
        + ValueText.of(log.path("id"));
  }

  /** The offsets of eight partitions would tell nobody anything; {@code --format json} has them. */
  private static String where(JsonNode partitions) {
    JsonNode only = partitions.path(0);
    return partitions.size() == 1
        ? ", offsets ["
            + ValueText.of(only.path("start"))
            + ", "
            + ValueText.of(only.path("end"))
            + ")"
        : " in " + partitions.size() + " partitions";
  }

  private static String quarantine(JsonNode log) {
    if (log.path("events").isNull()) {
      return "cannot be read";
    }
    JsonNode counts = log.path("quarantined");
    long all = counts.valueStream().mapToLong(count -> count.path("records").asLong()).sum();
    return all == 0
        ? "empty"
        : ValueText.count(all)
            + ": "
            + counts.valueStream().map(StatusText::reason).collect(Collectors.joining(", "));
  }

  private static String reason(JsonNode count) {
    return "%s %s (%s)"
        .formatted(
            ValueText.of(count.path("reason")),
            ValueText.count(count.path("records").asLong()),
            ValueText.of(count.path("feed")));
  }

  private JsonNode feed(JsonNode feed, JsonNode status) {
    boolean running = status.path("running").asBoolean();
    ObjectNode row = (ObjectNode) feed.deepCopy();
    if (feed.path("name").isNull()) {
      return row.put("name", "(none)").putNull("signing_keys").put("last 10 min", outcomes(feed));
    }
    boolean here = feed.path("requests").isObject();
    row.put("last verified", here ? ago(feed.path("last_verified"), "not yet") : "");
    return row.put(
        "last 10 min", here ? outcomes(feed) : running ? "received elsewhere" : "no server runs");
  }

  private static String outcomes(JsonNode feed) {
    List<String> outcomes = new ArrayList<>();
    feed.path("requests")
        .propertyStream()
        .forEach(
            each -> outcomes.add(ValueText.count(each.getValue().asLong()) + " " + each.getKey()));
    return outcomes.isEmpty() ? "none" : String.join(", ", outcomes);
  }

  private String ago(JsonNode time, String otherwise) {
    String text = ValueText.of(time);
    return text.isEmpty() ? otherwise : ValueText.ago(Instant.parse(text), shell.clock().instant());
  }

  private JsonNode sink(JsonNode sink) {
    ObjectNode row = (ObjectNode) sink.deepCopy();
    JsonNode partitions = sink.path("partitions");
    if (partitions.size() > 1) {
      row.put("state", states(partitions));
    }
    row.put("since", ago(sink.path("since"), ""));
    row.put("oldest", sink.path("lag").asLong() == 0 ? "" : seconds(sink.path("lag_seconds")));
    JsonNode rate = sink.path("per_second");
    row.put("a second", rate.isNumber() ? ValueText.count(Math.round(rate.asDouble())) : "");
    return row.put("level in", seconds(sink.path("level_in_seconds")));
  }

  private static String seconds(JsonNode seconds) {
    return seconds.isNumber()
        ? ValueText.duration(Duration.ofMillis(Math.round(seconds.asDouble() * 1e3)))
        : "";
  }

  /** How many of a sink's partitions are in which state, as in {@code 5 running, 3 elsewhere}. */
  static String states(JsonNode partitions) {
    return partitions
        .valueStream()
        .collect(
            Collectors.groupingBy(
                partition -> ValueText.of(partition.path("state")),
                () -> new TreeMap<String, Long>(Comparator.reverseOrder()),
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private void notes(JsonNode status) {
    List<String> replays = replays(status);
    JsonNode attention = status.path("attention");
    if (!replays.isEmpty() || !attention.isEmpty()) {
      shell.out().println();
    }
    replays.forEach(line -> shell.out().println(ValueText.wrapped("", line, shell)));
    attention
        .valueStream()
        .map(ValueText::of)
        .map(sentence -> ValueText.wrapped("! ", sentence, shell))
        .forEach(sentence -> shell.out().println(shell.style().bad(sentence)));
  }

  /** One line for each sink that is being fed again. */
  static List<String> replays(JsonNode status) {
    boolean several = status.at("/log/partitions").size() > 1;
    return status
        .path("sinks")
        .valueStream()
        .flatMap(sink -> replay(sink, several).stream())
        .toList();
  }

  private static Optional<String> replay(JsonNode sink, boolean severalPartitions) {
    JsonNode left = sink.path("replays");
    String name = ValueText.of(sink.path("name"));
    if (left.size() > 1) {
      long offsets =
          left.valueStream().mapToLong(r -> r.path("to").asLong() - r.path("next").asLong()).sum();
      return Optional.of(
          "%s is being fed about %s again, in %s ranges"
              .formatted(name, ValueText.count(offsets, "record"), left.size()));
    }
    return Stream.of(left.path(0))
        .filter(JsonNode::isObject)
        .map(one -> range(name, one, severalPartitions))
        .findFirst();
  }

  private static String range(String name, JsonNode one, boolean severalPartitions) {
    return "%s is being fed offsets %s to %s%s again"
        .formatted(
            name,
            ValueText.of(one.path("next")),
            ValueText.of(one.path("to")),
            severalPartitions ? " of partition " + ValueText.of(one.path("partition")) : "");
  }
}
