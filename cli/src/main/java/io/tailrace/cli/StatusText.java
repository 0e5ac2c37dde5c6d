package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.core.log.QuarantineCount;
import io.tailrace.operations.StatusReport;
import io.tailrace.operations.StatusReport.LogStatus;
import io.tailrace.operations.StatusReport.PartitionPosition;
import io.tailrace.operations.StatusReport.PartitionRange;
import io.tailrace.operations.StatusReport.ReplayLeft;
import io.tailrace.operations.StatusReport.SinkStatus;
import io.tailrace.operations.incoming.FeedStatus;
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

  void print(StatusReport status) {
    LogStatus log = status.log();
    line("folder", folder + (status.running() ? "" : " (no server runs)"));
    if (status.running()) {
      line("server", ServerVersion.of(status));
    }
    line("log", log(log));
    String message = ValueText.of(log.check().message());
    if (!message.isEmpty() && log.check().ok()) {
      line("", shell.style().bad(message));
    }
    log.warnings().forEach(warning -> line("", shell.style().bad(ValueText.of(warning))));
    line("quarantine", quarantine(log));
    // On a log that is elsewhere, there may be no folder here.
    if (Files.isDirectory(folder)) {
      line("disk", ValueText.bytes(log.diskFreeBytes()) + " free");
    }
    table(FEEDS, status.feeds().stream().map(feed -> feed(feed, status.running())).toList());
    table(SINKS, status.sinks().stream().map(this::sink).toList());
    notes(status);
  }

  private void line(String name, String text) {
    shell.out().println(shell.style().dim(ValueText.padded(name, 11)) + text);
  }

  private void table(List<ListColumn> columns, List<JsonNode> rows) {
    shell.out().println();
    new Listing(columns, rows).print(Format.TABLE, shell);
  }

  private static String log(LogStatus log) {
    if (log.events() == null) {
      return "cannot be read";
    }
    return ValueText.count(log.events(), "record")
        + where(log.partitions())
        + ", id "
        + ValueText.of(log.id());
  }

  /** The offsets of eight partitions would tell nobody anything; {@code --format json} has them. */
  private static String where(List<PartitionRange> partitions) {
    return partitions.size() == 1
        ? ", offsets [" + partitions.get(0).start() + ", " + partitions.get(0).end() + ")"
        : " in " + partitions.size() + " partitions";
  }

  private static String quarantine(LogStatus log) {
    if (log.events() == null) {
      return "cannot be read";
    }
    List<QuarantineCount> counts = log.quarantined();
    long all = counts.stream().mapToLong(QuarantineCount::records).sum();
    return all == 0
        ? "empty"
        : ValueText.count(all)
            + ": "
            + counts.stream().map(StatusText::reason).collect(Collectors.joining(", "));
  }

  private static String reason(QuarantineCount count) {
    return "%s %s (%s)"
        .formatted(
            ValueText.of(count.reason()),
            ValueText.count(count.records()),
            ValueText.of(count.feed()));
  }

  private JsonNode feed(FeedStatus feed, boolean running) {
    ObjectNode row = (ObjectNode) ApiJson.tree(feed);
    if (feed.name() == null) {
      return row.put("name", "(none)").putNull("signing_keys").put("last 10 min", outcomes(feed));
    }
    boolean here = feed.requests() != null;
    row.put("last verified", here ? ago(feed.lastVerified(), "not yet") : "");
    return row.put(
        "last 10 min", here ? outcomes(feed) : running ? "received elsewhere" : "no server runs");
  }

  private static String outcomes(FeedStatus feed) {
    List<String> outcomes = new ArrayList<>();
    if (feed.requests() != null) {
      feed.requests()
          .forEach((outcome, count) -> outcomes.add(ValueText.count(count) + " " + outcome));
    }
    return outcomes.isEmpty() ? "none" : String.join(", ", outcomes);
  }

  private String ago(Instant time, String otherwise) {
    return time == null ? otherwise : ValueText.ago(time, shell.clock().instant());
  }

  private JsonNode sink(SinkStatus sink) {
    ObjectNode row = (ObjectNode) ApiJson.tree(sink);
    if (sink.partitions().size() > 1) {
      row.put("state", states(sink.partitions()));
    }
    row.put("since", ago(sink.since(), ""));
    row.put("oldest", sink.lag() == null || sink.lag() == 0 ? "" : seconds(sink.lagSeconds()));
    Double rate = sink.perSecond();
    row.put("a second", rate == null ? "" : ValueText.count(Math.round(rate)));
    return row.put("level in", seconds(sink.levelInSeconds()));
  }

  private static String seconds(Double seconds) {
    return seconds == null ? "" : ValueText.duration(Duration.ofMillis(Math.round(seconds * 1e3)));
  }

  /** How many of a sink's partitions are in which state, as in {@code 5 running, 3 elsewhere}. */
  static String states(List<PartitionPosition> partitions) {
    return partitions.stream()
        .collect(
            Collectors.groupingBy(
                PartitionPosition::state,
                () -> new TreeMap<String, Long>(Comparator.reverseOrder()),
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private void notes(StatusReport status) {
    List<String> replays = replays(status);
    List<String> attention = status.attention();
    if (!replays.isEmpty() || !attention.isEmpty()) {
      shell.out().println();
    }
    replays.forEach(line -> shell.out().println(ValueText.wrapped("", line, shell)));
    attention.stream()
        .map(Outside::line)
        .map(sentence -> ValueText.wrapped("! ", sentence, shell))
        .forEach(sentence -> shell.out().println(shell.style().bad(sentence)));
  }

  /** One line for each sink that is being fed again. */
  static List<String> replays(StatusReport status) {
    boolean several = status.log().partitions().size() > 1;
    return status.sinks().stream().flatMap(sink -> replay(sink, several).stream()).toList();
  }

  private static Optional<String> replay(SinkStatus sink, boolean severalPartitions) {
    List<ReplayLeft> left = sink.replays();
    String name = sink.name();
    if (left.size() > 1) {
      long offsets = left.stream().mapToLong(range -> range.to() - range.next()).sum();
      return Optional.of(
          "%s is being fed about %s again, in %s ranges"
              .formatted(name, ValueText.count(offsets, "record"), left.size()));
    }
    return left.stream().findFirst().map(one -> range(name, one, severalPartitions));
  }

  private static String range(String name, ReplayLeft one, boolean severalPartitions) {
    return "%s is being fed offsets %s to %s%s again"
        .formatted(
            name,
            one.next(),
            one.to(),
            severalPartitions ? " of partition " + one.partition() : "");
  }
}
