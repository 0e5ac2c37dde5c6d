package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.flag;
import static io.tailrace.operations.RowValues.text;
import static io.tailrace.operations.RowValues.time;

import io.tailrace.admin.access.MaskedLink;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.timeline.PersonTimeline;
import io.tailrace.operations.timeline.PersonTimeline.Item;
import io.tailrace.operations.timeline.TimelineLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's events as a file, newest first, the last 10,000 of them. Stateless. */
final class PersonFile {
  private static final int PAGE = 1_000;
  private static final int PAGES = 10;
  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.text("timestamp"),
          TableColumn.text("event_type"),
          TableColumn.text("event_id"),
          TableColumn.text("delivery_id"),
          TableColumn.text("subject"),
          TableColumn.text("source_name"),
          TableColumn.text("human"),
          TableColumn.text("link"),
          TableColumn.text("failure_message"),
          TableColumn.text("received_at"));

  private PersonFile() {}

  static PageFile of(TimelineLookup timelines, String person, String feed)
      throws OperationException {
    List<List<TableCell>> rows = new ArrayList<>();
    String before = null;
    for (int page = 0; page < PAGES && (page == 0 || before != null); page++) {
      PersonTimeline found = timelines.find(person, feed, before, PAGE);
      found.items().forEach(item -> add(item, rows));
      before = found.next();
    }
    return PageFile.csv("person.csv", DataTable.of("Events", COLUMNS, rows).asCsv());
  }

  private static void add(Item item, List<List<TableCell>> rows) {
    for (Map<String, Object> event : item.events()) {
      Map<String, Object> message = item.message() == null ? Map.of() : item.message();
      Object href = event.get("href");
      rows.add(
          List.of(
              TableCell.time(time(event, "timestamp")),
              TableCell.of(text(event, "event_type")),
              TableCell.of(text(event, "event_id")),
              cell(event.get("delivery_id")),
              cell(message.get("subject")),
              cell(event.get("source_name")),
              cell(flag(event, "human")),
              cell(href == null ? null : MaskedLink.of(href.toString())),
              cell(event.get("failure_message")),
              TableCell.time(time(event, "received_at"))));
    }
  }

  private static TableCell cell(@Nullable Object value) {
    return TableCell.of(value == null ? "" : value.toString());
  }
}
