package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.operations.RecordView;
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

  void print(RecordView event);

  static EventLine of(Format format, Shell shell) {
    return switch (format) {
      case JSON -> event -> shell.out().println(Outside.json(ApiJson.tree(event).toString()));
      case CSV -> csv(shell);
      case TABLE -> event -> shell.out().println(text(event, shell));
    };
  }

  private static EventLine csv(Shell shell) {
    Csv.line(COLUMNS.stream().map(ListColumn::title).toList(), shell.out());
    return event -> {
      JsonNode item = ApiJson.tree(event);
      Csv.line(
          COLUMNS.stream().map(column -> ValueText.exact(column.in(item))).toList(), shell.out());
    };
  }

  /** On a terminal too narrow for all of it, who it was stands on a line of its own. */
  private static String text(RecordView event, Shell shell) {
    String when = ValueText.padded(ValueText.of(event.receivedAt()), 24);
    boolean readable = event.reason() == null;
    String code = readable ? "" : "quarantined (" + ValueText.of(event.reason().code()) + ")";
    String what = readable ? ValueText.of(event.eventType()) : code;
    String id = ValueText.of(event.eventId());
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

  private static String who(RecordView event) {
    String person = ValueText.of(event.person());
    String recipient = ValueText.of(event.recipient());
    boolean same = recipient.isEmpty() || recipient.equals(person);
    return same ? person : person + " " + recipient;
  }
}
