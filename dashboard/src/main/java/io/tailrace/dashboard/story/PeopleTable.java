package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.text;
import static io.tailrace.operations.RowValues.time;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.operations.PersonReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists people, each with a link to their story. Stateless. */
final class PeopleTable {
  private PeopleTable() {}

  static DataTable of(String caption, List<Map<String, Object>> people, StoryPaths paths) {
    List<TableColumn> columns =
        List.of(
            TableColumn.text("Person"),
            TableColumn.text("Feed"),
            TableColumn.text("Customer id"),
            TableColumn.text("E-mail"),
            TableColumn.text("Last event"));
    return DataTable.of(caption, columns, people.stream().map(row -> row(row, paths)).toList());
  }

  /** With the verdict on each. */
  static DataTable withVerdicts(String caption, PersonReport report, StoryPaths paths) {
    List<TableColumn> columns =
        List.of(
            TableColumn.text("Person"),
            TableColumn.text("Feed"),
            TableColumn.text("Customer id"),
            TableColumn.text("E-mail"),
            TableColumn.text("Last event"),
            TableColumn.text("May we write to them?"));
    List<List<TableCell>> rows = new ArrayList<>();
    for (PersonReport.Entry entry : report.people()) {
      if (entry.person() != null) {
        List<TableCell> row = new ArrayList<>(row(entry.person(), paths));
        row.add(TableCell.of(entry.verdict().inWords()).toned(PersonWords.tone(entry.verdict())));
        rows.add(row);
      }
    }
    return DataTable.of(caption, columns, rows);
  }

  private static List<TableCell> row(Map<String, Object> person, StoryPaths paths) {
    String key = text(person, "person");
    String feed = text(person, "feed");
    return List.of(
        TableCell.code(key).to(paths.personOf(key, feed)),
        TableCell.of(feed),
        TableCell.of(shown(person, "customer_id")),
        TableCell.of(shown(person, "email_address")),
        TableCell.time(time(person, "last_event_at")));
  }

  private static String shown(Map<String, Object> person, String column) {
    return person.get(column) instanceof String value ? value : "–";
  }
}
