package io.tailrace.dashboard.setaside;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.component.FilterOption;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.groups.CauseGroup;
import io.tailrace.operations.groups.CauseGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of what was set aside, and the filter between them. Immutable. */
record SetAsideTables(SetAsideWords words, PageRequest request) {

  DataTable groups(CauseGroups.Answer all, SetAsideChoice choice) {
    List<TableColumn> columns =
        List.of(
            TableColumn.text("Cause"),
            TableColumn.text(capitalised(words.place())),
            TableColumn.number("Count"),
            TableColumn.text("First"),
            TableColumn.text("Last"),
            TableColumn.text("Sample"));
    List<List<TableCell>> rows = all.groups().stream().map(it -> row(it, choice)).toList();
    return DataTable.of(words.title() + " by cause", columns, rows)
        .file(request.href("format", "csv"));
  }

  private List<TableCell> row(CauseGroup group, SetAsideChoice choice) {
    boolean chosen = group.cause().equals(choice.cause()) && group.place().equals(choice.place());
    String href =
        words.path()
            + "?"
            + words.place()
            + "="
            + PathTemplate.encoded(group.place())
            + "&cause="
            + PathTemplate.encoded(group.cause());
    return List.of(
        TableCell.of((chosen ? "▸ " : "") + group.cause()).to(href),
        TableCell.of(group.place()),
        TableCell.of(Numbers.count(group.count())),
        TableCell.time(group.first()),
        TableCell.time(group.last()),
        TableCell.code(group.sampleId()).to(link(group.sampleId())).hinted(group.sampleReason()));
  }

  PageFile file(CauseGroups.Answer all) {
    SetAsideChoice none = new SetAsideChoice(List.of(), null, null, null);
    return PageFile.csv(words.path().substring(1) + ".csv", groups(all, none).asCsv());
  }

  /** What was chosen so far stays, but for the page of the list. */
  FilterBar filter(CauseGroups.Answer all, SetAsideChoice choice) {
    List<String> places = all.groups().stream().map(CauseGroup::place).distinct().sorted().toList();
    Map<String, String> kept = choice.cause() == null ? Map.of() : Map.of("cause", choice.cause());
    return new FilterBar(
        words.path(),
        kept,
        List.of(
            FilterField.choice(
                words.place(),
                capitalised(words.place()),
                text(choice.place()),
                FilterOption.anyOf("All", places)),
            FilterField.text("reason", "Reason has", text(choice.reason()), "duplicate")));
  }

  DataTable items(List<SetAsideItem> items) {
    boolean attempts = words.place().equals("sink");
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.text("Id"));
    columns.add(TableColumn.text("What"));
    columns.add(TableColumn.text(capitalised(words.place())));
    columns.add(TableColumn.text("Reason"));
    if (attempts) {
      columns.add(TableColumn.number("Attempts"));
    }
    columns.add(TableColumn.text("Set aside"));
    return DataTable.of(
        words.title(), columns, items.stream().map(it -> row(it, attempts)).toList());
  }

  private List<TableCell> row(SetAsideItem item, boolean attempts) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.code(item.id()).to(link(item.id())));
    cells.add(TableCell.of(item.kind()));
    cells.add(TableCell.of(item.place()));
    cells.add(TableCell.of(item.reason()));
    if (attempts) {
      cells.add(TableCell.of(Numbers.count(item.attempts())));
    }
    cells.add(TableCell.time(item.at()));
    return cells;
  }

  private String link(String id) {
    return words.path() + "/" + PathTemplate.encoded(id);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
