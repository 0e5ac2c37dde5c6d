package io.tailrace.dashboard.settings;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.audit.AuditEntry;
import io.tailrace.operations.audit.AuditQuestion;
import io.tailrace.operations.audit.AuditReader;
import io.tailrace.operations.series.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /settings}: what is set, and who did what. Safe for use by many threads. */
record SettingsPage(AuditReader audit, EffectiveSettings settings) implements DashboardPage {
  private static final int SHOWN = 200;
  private static final int FILE = 100_000;

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    boolean file = "csv".equals(request.text("format"));
    TimeRange range = request.range();
    AuditReader.Page read =
        audit.read(
            new AuditQuestion(
                range.from(),
                range.to(),
                request.text("who"),
                request.text("about"),
                file ? FILE : SHOWN));
    DataTable acts = AuditTable.of(read.entries()).file(request.href("format", "csv"));
    if (file) {
      return PageFile.csv("tailrace-audit.csv", acts.asCsv());
    }
    String notice =
        read.more() ? "The latest " + SHOWN + " of them; narrow the range to see others." : "";
    var model = new SettingsModel(filter(request), acts, notice, table());
    return new PageView("Settings", tone(read), sentence(read), "settings/settings.jte", model);
  }

  private static Tone tone(AuditReader.Page read) {
    return refused(read) == 0 ? Tone.INFO : Tone.WARN;
  }

  private static long refused(AuditReader.Page read) {
    return read.entries().stream().filter(it -> it.outcome().equals("refused")).count();
  }

  private String sentence(AuditReader.Page read) {
    long changes = read.entries().stream().filter(it -> isChange(it)).count();
    long set = settings.settings().stream().filter(it -> !it.byDefault()).count();
    return Numbers.of(changes, "change")
        + ", "
        + Numbers.of(refused(read), "refusal")
        + (read.more() ? " among the latest " + SHOWN + " acts" : "")
        + "; "
        + Numbers.of(set, "setting")
        + (set == 1 ? " differs" : " differ")
        + " from the default.";
  }

  private static boolean isChange(AuditEntry entry) {
    return entry.outcome().equals("done") || entry.outcome().equals("begun");
  }

  private static FilterBar filter(PageRequest request) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : List.of("from", "to")) {
      String value = request.text(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    return new FilterBar(
        request.path(),
        kept,
        List.of(
            FilterField.text("who", "Who", request.text("who", ""), "ann@example.com"),
            FilterField.text("about", "About", request.text("about", ""), "dead-letters")));
  }

  private DataTable table() {
    List<List<TableCell>> rows = new ArrayList<>();
    settings.settings().stream()
        .sorted(Comparator.comparing(EffectiveSettings.Value::byDefault))
        .forEach(
            it ->
                rows.add(
                    List.of(
                        TableCell.code(it.key()),
                        TableCell.of(it.value().isEmpty() ? "–" : it.value()),
                        TableCell.of(it.origin()))));
    return DataTable.of(
        "Settings",
        List.of(TableColumn.text("Setting"), TableColumn.text("Value"), TableColumn.text("From")),
        rows);
  }
}
