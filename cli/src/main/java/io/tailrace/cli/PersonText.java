package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.operations.PersonReport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One entry of {@code person}, for people. Immutable. */
record PersonText(Shell shell) {
  private static final List<ListColumn> DELIVERIES =
      List.of(
          new ListColumn("last event", "/last_event_at"),
          new ListColumn("type", "/object_type"),
          ListColumn.of("status"),
          ListColumn.of("subject"),
          ListColumn.of("sent_for"),
          new ListColumn("opens", "/human_opens"),
          new ListColumn("clicks", "/human_clicks"));
  private static final List<ListColumn> ACTIVITY =
      List.of(
          ListColumn.of("timestamp"),
          ListColumn.of("event_type"),
          ListColumn.of("sent_for"),
          ListColumn.of("by"),
          new ListColumn("detail", "/what"),
          ListColumn.of("event_id"));
  private static final int ACTIVITY_WIDTH = 120;
  private static final List<String> SOURCES =
      List.of("campaign", "broadcast", "newsletter", "transactional_message");

  void print(PersonReport.Entry entry) {
    line("feed", ValueText.of(entry.feed()));
    if (entry.person() != null) {
      JsonNode person = ApiJson.tree(entry.person());
      line("person", identifiers(person));
      line("seen", seen(person));
    }
    contact(entry);
    table("What they got", DELIVERIES, entry.deliveries());
    table("What they did, and what happened", ACTIVITY, entry.activity());
  }

  private static String identifiers(JsonNode person) {
    return Stream.of("person", "customer_id", "cio_id", "email_address")
        .map(name -> ValueText.of(person.path(name)))
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String seen(JsonNode person) {
    return "first "
        + ValueText.of(person.path("first_event_at"))
        + ", last "
        + ValueText.of(person.path("last_event_at"));
  }

  private void contact(PersonReport.Entry entry) {
    if (entry.mayContact()) {
      line("contact", shell.style().good("yes") + ": nothing says not to");
    }
    if (!entry.verdict().inWords().isEmpty()) {
      line("channels", ValueText.of(entry.verdict().inWords()));
    }
    String name = "contact";
    for (JsonNode reason : rows(entry.doNotContact())) {
      line(name, shell.style().bad("no") + ": " + sentence(reason));
      name = "";
    }
    for (JsonNode topic : rows(entry.topicOptOuts())) {
      line("topic", "not " + topic(topic));
    }
  }

  /** As in JSON: what is in a row, the database says. */
  private static List<JsonNode> rows(List<Map<String, Object>> rows) {
    return rows.stream().map(ApiJson::tree).toList();
  }

  private static String topic(JsonNode optOut) {
    String channel = ValueText.of(optOut.path("object_type"));
    return ValueText.of(optOut.path("topic"))
        + (channel.equals("customer") ? "" : " by " + channel)
        + " since "
        + ValueText.of(optOut.path("since"));
  }

  private static String sentence(JsonNode reason) {
    String why = ValueText.of(reason.path("reason"));
    String since = " since " + ValueText.of(reason.path("since"));
    String channel = ValueText.of(reason.path("object_type"));
    if (channel.equals("customer")) {
      return why + since;
    }
    String address = ValueText.of(reason.path("address"));
    String cause = ValueText.of(reason.path("cause"));
    return "not by "
        + channel
        + (address.isEmpty() ? "" : " to " + address)
        + ", "
        + (why.equals("preferences") ? "switched off in the preferences" : why)
        + (cause.isEmpty() ? "" : " (" + cause + ")")
        + since;
  }

  private void table(String heading, List<ListColumn> columns, List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    shell.out().println();
    shell.out().println(shell.style().dim(heading));
    List<JsonNode> items = rows(rows).stream().<JsonNode>map(PersonText::readable).toList();
    int width = shell.terminal().width();
    if (columns.equals(ACTIVITY) && width > 0 && width < ACTIVITY_WIDTH) {
      items.forEach(this::inTwoLines);
    } else {
      new Listing(columns, items).print(Format.TABLE, shell);
    }
  }

  /** An event's time, type and id take most of a narrow terminal's line. */
  private void inTwoLines(JsonNode event) {
    shell
        .out()
        .println(
            Stream.of("timestamp", "event_type", "event_id")
                .map(name -> ValueText.of(event.path(name)))
                .collect(Collectors.joining("  ")));
    String more =
        Stream.of("by", "sent_for", "what")
            .map(name -> ValueText.of(event.path(name)))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    if (!more.isEmpty()) {
      shell.out().println(ValueText.wrapped("  ", more, shell));
    }
  }

  private static ObjectNode readable(JsonNode row) {
    ObjectNode item = (ObjectNode) row.deepCopy();
    item.put(
        "sent_for",
        SOURCES.stream()
            .filter(source -> row.path(source + "_id").isNumber())
            .map(source -> source.replace("_message", "") + " " + called(row, source))
            .findFirst()
            .orElse(""));
    item.put("by", by(row.path("human")));
    String why =
        Stream.of("cause", "failure_message")
            .map(name -> ValueText.of(row.path(name)))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(": "));
    item.put("what", why.isEmpty() ? ValueText.of(row.path("href")) : why);
    return item;
  }

  private static String called(JsonNode row, String source) {
    String name = ValueText.of(row.path("source_name"));
    return name.isEmpty() ? ValueText.of(row.path(source + "_id")) : '"' + name + '"';
  }

  /** SQLite has numbers for booleans. */
  private static String by(JsonNode human) {
    if (human.isNull() || human.isMissingNode()) {
      return "";
    }
    return human.asInt(0) == 1 || human.asBoolean(false) ? "a person" : "a machine";
  }

  private void line(String name, String text) {
    shell.out().println(shell.style().dim(ValueText.padded(name, 9)) + text);
  }
}
