package io.tailrace.dashboard.settings;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Acts as rows. Stateless. */
final class AuditTable {
  private static final int LONGEST = 120;
  private static final Map<String, String> WORDS =
      Map.of("begun", "not ended", "dry_run", "dry run");
  private static final Map<String, Tone> TONES =
      Map.of("done", Tone.OK, "refused", Tone.WARN, "failed", Tone.BAD, "begun", Tone.WARN);

  private AuditTable() {}

  static DataTable of(List<AuditEntry> entries) {
    return DataTable.of(
        "Who did what",
        List.of(
            TableColumn.text("When"),
            TableColumn.text("Who"),
            TableColumn.text("Role"),
            TableColumn.text("Act"),
            TableColumn.text("Target and parameters"),
            TableColumn.number("Count"),
            TableColumn.text("Outcome")),
        entries.stream().map(AuditTable::row).toList());
  }

  private static List<TableCell> row(AuditEntry entry) {
    boolean told = entry.way().isEmpty() || entry.way().equals(entry.who());
    String way = told ? "" : " (" + entry.way() + ")";
    return List.of(
        TableCell.time(entry.at()),
        TableCell.of(entry.who() + way),
        TableCell.of(entry.role().isEmpty() ? "–" : entry.role()),
        TableCell.code(entry.act()),
        about(entry),
        TableCell.of(Numbers.count(entry.count())),
        outcome(entry));
  }

  private static TableCell about(AuditEntry entry) {
    String parameters =
        entry.parameters().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(" "));
    String text = (entry.target() + " " + parameters).strip();
    return text.length() <= LONGEST
        ? TableCell.of(text.isEmpty() ? "–" : text)
        : TableCell.of(text.substring(0, LONGEST) + "…").hinted(text);
  }

  private static TableCell outcome(AuditEntry entry) {
    TableCell cell = TableCell.of(WORDS.getOrDefault(entry.outcome(), entry.outcome()));
    Tone tone = TONES.get(entry.outcome());
    TableCell toned = tone == null ? cell : cell.toned(tone);
    return entry.detail() == null ? toned : toned.hinted(entry.detail());
  }
}
