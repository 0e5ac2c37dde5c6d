package io.tailrace.cli;

import io.tailrace.operations.reconcile.MissingEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts what is missing for people: by cause, source and metric; where that would fill more than a
 * screen, by less. For one thread.
 */
final class MissingTable {
  private static final int SCREEN = 30;
  private static final int DAY = "2027-01-31".length();

  /** From the finest on. */
  private static final List<List<String>> GROUPINGS =
      List.of(
          List.of("cause", "source", "metric"),
          List.of("cause", "source"),
          List.of("cause", "metric"),
          List.of("cause"));

  private final Map<List<String>, Group> finest =
      new TreeMap<>(Comparator.comparing((List<String> key) -> String.join("\0", key)));

  /** How many, and on which days the first and the last of them happened. Immutable. */
  private record Group(long missing, String from, String to) {
    Group and(Group other) {
      return new Group(missing + other.missing, least(from, other.from), most(to, other.to));
    }

    private static String least(String one, String other) {
      return one.compareTo(other) <= 0 ? one : other;
    }

    private static String most(String one, String other) {
      return one.compareTo(other) >= 0 ? one : other;
    }
  }

  void add(MissingEvent gap) {
    String time = ValueText.of(gap.timestamp());
    String at = time.substring(0, Math.min(DAY, time.length()));
    String metric = ValueText.of(gap.objectType() + "_" + gap.metric());
    List<String> key = List.of(gap.cause().text(), source(gap), metric);
    finest.merge(key, new Group(1, at, at), Group::and);
  }

  private static String source(MissingEvent gap) {
    return Stream.of(
            named("campaign", gap.campaignId()),
            named("broadcast", gap.broadcastId()),
            named("newsletter", gap.newsletterId()),
            named("transactional", gap.transactionalMessageId()))
        .filter(source -> !source.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String named(String kind, Long id) {
    return id == null ? "" : kind + " " + id;
  }

  void print(Shell shell) {
    if (finest.isEmpty()) {
      return;
    }
    List<String> by =
        GROUPINGS.stream()
            .filter(grouping -> grouped(grouping).size() <= SCREEN)
            .findFirst()
            .orElse(List.of("cause"));
    List<ListColumn> columns = new ArrayList<>(by.stream().map(ListColumn::of).toList());
    columns.addAll(
        List.of(
            ListColumn.of("missing"),
            new ListColumn("first", "/from"),
            new ListColumn("last", "/to")));
    List<JsonNode> rows = new ArrayList<>();
    grouped(by).forEach((key, group) -> rows.add(row(by, key, group)));
    new Listing(columns, rows).print(Format.TABLE, shell);
    if (!by.equals(GROUPINGS.get(0))) {
      shell.say("Put together, since they are many: --format csv lists each.");
    }
  }

  private Map<List<String>, Group> grouped(List<String> by) {
    Function<List<String>, List<String>> part =
        key -> by.stream().map(name -> key.get(GROUPINGS.get(0).indexOf(name))).toList();
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    finest.forEach((key, group) -> groups.merge(part.apply(key), group, Group::and));
    return groups;
  }

  private static ObjectNode row(List<String> by, List<String> key, Group group) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < by.size(); i++) {
      row.put(by.get(i), key.get(i));
    }
    return row.put("missing", group.missing()).put("from", group.from()).put("to", group.to());
  }
}
