package io.tailrace.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints events one by one, as they come. For one thread. */
interface EventLine {
  List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("received_at"),
          ListColumn.of("feed"),
          ListColumn.of("event_type"),
          ListColumn.of("event_id"),
          ListColumn.of("person"),
          ListColumn.of("recipient"),
          ListColumn.of("delivery_id"),
          ListColumn.of("timestamp"),
          new ListColumn("quarantined", "/reason/code"));

  void print(JsonNode event);

  static EventLine of(Format format, Shell shell) {
    return switch (format) {
      case JSON -> event -> shell.out().println(Outside.json(event.toString()));
      case CSV -> csv(shell);
      case TABLE -> event -> shell.out().println(text(event, shell));
    };
  }

  private static EventLine csv(Shell shell) {
    Csv.line(COLUMNS.stream().map(ListColumn::title).toList(), shell.out());
    return event ->
        Csv.line(
            COLUMNS.stream().map(column -> ValueText.exact(column.in(event))).toList(),
            shell.out());
  }

  /** On a terminal too narrow for all of it, who it was stands on a line of its own. */
  private static String text(JsonNode event, Shell shell) {
    String when = ValueText.padded(ValueText.of(event.path("received_at")), 24);
    boolean readable = event.path("reason").isNull();
    String code = "quarantined (" + ValueText.of(event.at("/reason/code")) + ")";
    String what = readable ? ValueText.of(event.path("event_type")) : code;
    String id = ValueText.of(event.path("event_id"));
    String wide =
        when
            + "  "
            + ValueText.padded(what, 24)
            + "  "
            + ValueText.padded(who(event), 32)
            + "  "
            + id;
    int width = shell.terminal().width();
    boolean fits = width == 0 || wide.length() <= width;
    String line =
        fits
            ? wide
            : when + "  " + what + "  " + id + (who(event).isEmpty() ? "" : "\n  " + who(event));
    return readable ? line : line.replace(code, shell.style().bad(code));
  }

  private static String who(JsonNode event) {
    String person = ValueText.of(event.path("person"));
    String recipient = ValueText.of(event.path("recipient"));
    boolean same = recipient.isEmpty() || recipient.equals(person);
    return same ? person : person + " " + recipient;
  }
}
