package io.tailrace.server.command;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints events one by one, as they come. For one thread. */
interface EventLine {
  List<Column> COLUMNS =
      List.of(
          Column.of("received_at"),
          Column.of("feed"),
          Column.of("event_type"),
          Column.of("event_id"),
          Column.of("person"),
          Column.of("recipient"),
          Column.of("delivery_id"),
          Column.of("timestamp"),
          new Column("quarantined", "/reason/code"));

  void print(JsonNode event);

  static EventLine of(Format format, Shell shell) {
    return switch (format) {
      case JSON -> event -> shell.out().println(Outside.json(event.toString()));
      case CSV -> csv(shell);
      case TABLE -> event -> shell.out().println(text(event, shell.style()));
    };
  }

  private static EventLine csv(Shell shell) {
    Csv.line(COLUMNS.stream().map(Column::title).toList(), shell.out());
    return event ->
        Csv.line(
            COLUMNS.stream().map(column -> Text.exact(column.in(event))).toList(), shell.out());
  }

  private static String text(JsonNode event, Style style) {
    String received = Text.of(event.path("received_at"));
    String what =
        event.path("reason").isNull()
            ? Text.padded(Text.of(event.path("event_type")), 24)
            : style.bad("quarantined (" + Text.of(event.at("/reason/code")) + ")");
    return Text.padded(received, 24)
        + "  "
        + what
        + "  "
        + who(event)
        + "  "
        + Text.of(event.path("event_id"));
  }

  private static String who(JsonNode event) {
    String person = Text.of(event.path("person"));
    String recipient = Text.of(event.path("recipient"));
    boolean same = recipient.isEmpty() || recipient.equals(person);
    return Text.padded(same ? person : person + " " + recipient, 32);
  }
}
