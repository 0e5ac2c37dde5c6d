package io.tailrace.cli;

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
      case TABLE -> event -> shell.out().println(text(event, shell));
    };
  }

  private static EventLine csv(Shell shell) {
    Csv.line(COLUMNS.stream().map(Column::title).toList(), shell.out());
    return event ->
        Csv.line(
            COLUMNS.stream().map(column -> Text.exact(column.in(event))).toList(), shell.out());
  }

  /** On a terminal too narrow for all of it, who it was stands on a line of its own. */
  private static String text(JsonNode event, Shell shell) {
    String when = Text.padded(Text.of(event.path("received_at")), 24);
    boolean readable = event.path("reason").isNull();
    String code = "quarantined (" + Text.of(event.at("/reason/code")) + ")";
    String what = readable ? Text.of(event.path("event_type")) : code;
    String id = Text.of(event.path("event_id"));
    String wide =
        when + "  " + Text.padded(what, 24) + "  " + Text.padded(who(event), 32) + "  " + id;
    int width = shell.terminal().width();
    boolean fits = width == 0 || wide.length() <= width;
    String line =
        fits
            ? wide
            : when + "  " + what + "  " + id + (who(event).isEmpty() ? "" : "\n  " + who(event));
    return readable ? line : line.replace(code, shell.style().bad(code));
  }

  private static String who(JsonNode event) {
    String person = Text.of(event.path("person"));
    String recipient = Text.of(event.path("recipient"));
    boolean same = recipient.isEmpty() || recipient.equals(person);
    return same ? person : person + " " + recipient;
  }
}
