package io.tailrace.cli;

import io.tailrace.customerio.appapi.Zones;
import io.tailrace.operations.Rates;
import io.tailrace.operations.Report;
import io.tailrace.operations.Report.NotSummed;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people: a row for each period, sums, rates, and what to know. Immutable. */
record ReportText(Shell shell) {
  private static final int WIDEST_BAR = 16;
  private static final int NARROWEST_BAR = 4;

  /** What the columns take beside the first one and the bar. */
  private static final int COLUMNS = 66;

  private static final List<String> FIGURES =
      List.of("sent", "delivered", "human_opened", "human_clicked", "bounced", "spammed");
  private static final List<String> TITLES =
      List.of("sent", "delivered", "opens", "clicks", "bounced", "complaints");
  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "hour", "times are UTC",
          "day", "days begin at 00:00 EST",
          "week", "weeks begin on Sunday at 00:00 EST",
          "month", "months begin at 00:00 EST");

  void print(Report report) {
    shell.out().println(shell.style().bold(heading(report)));
    shell.out().println();
    table(report).print(shell.out());
    shell.out().println();
    new WebhooksText(shell).print(report.webhooks());
    notes(report);
  }

  private static String heading(Report report) {
    String by = report.by();
    int periods = report.buckets().size();
    String type = ValueText.of(report.type());
    return name(report)
        + (type.isEmpty() ? "" : ", " + type)
        + ": the last "
        + ValueText.count(periods, by)
        + " ("
        + BEGINNINGS.getOrDefault(by, by)
        + "; opens and clicks by people)";
  }

  private static String name(Report report) {
    String source = source(report.kind(), report.id(), report.name());
    return report.id() == null
        ? ValueText.of(report.name())
        : Character.toUpperCase(source.charAt(0)) + source.substring(1);
  }

  private Table table(Report report) {
    String by = report.by();
    List<List<String>> rows = new ArrayList<>();
    long most = report.buckets().stream().mapToLong(it -> figure(it, "sent")).max().orElse(0);
    for (Map<String, Object> bucket : report.buckets()) {
      String start = start(bucket, by);
      String bar = Bar.of(figure(bucket, "sent"), most, barWidth(start.length()));
      rows.add(row(start, bucket, bar));
    }
    rows.add(row("total", report.totals(), ""));
    rows.add(rates(report.rates()));
    List<String> titles = new ArrayList<>(List.of(by));
    titles.addAll(TITLES);
    List<Boolean> numbers = new ArrayList<>(Collections.nCopies(titles.size(), true));
    numbers.set(0, false);
    titles.add("");
    numbers.add(false);
    return new Table(
        titles.stream().map(ListColumn::heading).toList(),
        numbers,
        rows,
        shell.terminal().width(),
        shell.style());
  }

  /** As much as is left on a line; 0 where no bars can be drawn. */
  private int barWidth(int firstColumn) {
    boolean draws =
        shell.terminal().interactive()
            && !shell.environment().getOrDefault("TERM", "").equals("dumb");
    int width = shell.terminal().width();
    int left = width == 0 ? WIDEST_BAR : width - COLUMNS - firstColumn;
    return draws && left >= NARROWEST_BAR ? Math.min(left, WIDEST_BAR) : 0;
  }

  private List<String> row(String title, Map<String, ?> figures, String bar) {
    List<String> row = new ArrayList<>(List.of(title));
    FIGURES.forEach(name -> row.add(ValueText.count(figure(figures, name))));
    row.add(bar);
    return row;
  }

  private static long figure(Map<String, ?> figures, String name) {
    return figures.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static List<String> rates(Rates rates) {
    return List.of(
        "rate",
        "",
        rate(rates.delivered()),
        rate(rates.humanOpened()),
        rate(rates.humanClicked()),
        rate(rates.bounced()),
        rate(rates.spammed()),
        "");
  }

  private static String rate(Double rate) {
    return rate == null ? "–" : ValueText.percent(rate);
  }

  /** Days, weeks and months are Customer.io's, which begin at midnight EST. */
  private static String start(Map<String, Object> bucket, String by) {
    ZoneId zone = by.equals("hour") ? ZoneOffset.UTC : Zones.EST;
    ZonedDateTime there = Instant.parse(bucket.get("start").toString()).atZone(zone);
    return by.equals("hour")
        ? there.toLocalDate() + " " + there.toLocalTime()
        : by.equals("month") ? there.toString().substring(0, 7) : there.toLocalDate().toString();
  }

  private void notes(Report report) {
    if (report.summed() != null) {
      shell
          .out()
          .println(
              "Summed: "
                  + ValueText.count(report.summed())
                  + " campaigns, broadcasts, newsletters and transactional messages.");
    }
    lacking(report.notSummed())
        .forEach(
            (reason, sources) ->
                shell
                    .out()
                    .println("Not in the sum: " + String.join(", ", sources) + ": " + reason));
    report.notes().forEach(note -> shell.out().println(ValueText.of(note)));
  }

  /** What a sum lacks, by reason. */
  private static Map<String, List<String>> lacking(List<NotSummed> notSummed) {
    return notSummed.stream()
        .collect(
            Collectors.groupingBy(
                it -> ValueText.of(it.reason()),
                LinkedHashMap::new,
                Collectors.mapping(
                    it -> source(it.kind(), it.id(), it.name()), Collectors.toList())));
  }

  /** {@code campaign 5 "Welcome"}. */
  private static String source(String kind, Long id, String name) {
    return kind + " " + ValueText.of(id) + (name == null ? "" : " \"" + ValueText.of(name) + "\"");
  }
}
