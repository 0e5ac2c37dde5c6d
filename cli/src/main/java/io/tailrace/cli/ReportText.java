package io.tailrace.cli;

import io.tailrace.customerio.appapi.Zones;
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
import tools.jackson.databind.JsonNode;

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

  void print(JsonNode report) {
    shell.out().println(shell.style().bold(heading(report)));
    shell.out().println();
    table(report).print(shell.out());
    shell.out().println();
    new WebhooksText(shell).print(report.path("webhooks"));
    notes(report);
  }

  private static String heading(JsonNode report) {
    String by = report.path("by").asString();
    int periods = report.path("buckets").size();
    String type = ValueText.of(report.path("type"));
    return name(report)
        + (type.isEmpty() ? "" : ", " + type)
        + ": the last "
        + ValueText.count(periods, by)
        + " ("
        + BEGINNINGS.getOrDefault(by, by)
        + "; opens and clicks by people)";
  }

  private static String name(JsonNode report) {
    String source = source(report);
    return ValueText.of(report.path("id")).isEmpty()
        ? ValueText.of(report.path("name"))
        : Character.toUpperCase(source.charAt(0)) + source.substring(1);
  }

  private Table table(JsonNode report) {
    String by = report.path("by").asString();
    List<List<String>> rows = new ArrayList<>();
    long most =
        report
            .path("buckets")
            .valueStream()
            .mapToLong(it -> it.path("sent").asLong())
            .max()
            .orElse(0);
    for (JsonNode bucket : report.path("buckets")) {
      String start = start(bucket, by);
      String bar = Bar.of(bucket.path("sent").asLong(), most, barWidth(start.length()));
      rows.add(row(start, bucket, bar));
    }
    rows.add(row("total", report.path("totals"), ""));
    rows.add(rates(report.path("rates")));
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

  private List<String> row(String title, JsonNode figures, String bar) {
    List<String> row = new ArrayList<>(List.of(title));
    FIGURES.forEach(name -> row.add(ValueText.count(figures.path(name).asLong())));
    row.add(bar);
    return row;
  }

  private List<String> rates(JsonNode rates) {
    List<String> row = new ArrayList<>(List.of("rate"));
    for (String name : FIGURES) {
      JsonNode rate = rates.path(name);
      row.add(
          name.equals("sent") ? "" : rate.isNumber() ? ValueText.percent(rate.asDouble()) : "–");
    }
    row.add("");
    return row;
  }

  /** Days, weeks and months are Customer.io's, which begin at midnight EST. */
  private static String start(JsonNode bucket, String by) {
    ZoneId zone = by.equals("hour") ? ZoneOffset.UTC : Zones.EST;
    ZonedDateTime there = Instant.parse(bucket.path("start").asString()).atZone(zone);
    return by.equals("hour")
        ? there.toLocalDate() + " " + there.toLocalTime()
        : by.equals("month") ? there.toString().substring(0, 7) : there.toLocalDate().toString();
  }

  private void notes(JsonNode report) {
    if (report.path("summed").isNumber()) {
      shell
          .out()
          .println(
              "Summed: "
                  + ValueText.count(report.path("summed").asLong())
                  + " campaigns, broadcasts, newsletters and transactional messages.");
    }
    lacking(report.path("not_summed"))
        .forEach(
            (reason, sources) ->
                shell
                    .out()
                    .println("Not in the sum: " + String.join(", ", sources) + ": " + reason));
    report.path("notes").forEach(note -> shell.out().println(ValueText.of(note)));
  }

  /** What a sum lacks, by reason. */
  private static Map<String, List<String>> lacking(JsonNode notSummed) {
    return notSummed
        .valueStream()
        .collect(
            Collectors.groupingBy(
                it -> ValueText.of(it.path("reason")),
                LinkedHashMap::new,
                Collectors.mapping(ReportText::source, Collectors.toList())));
  }

  /** {@code campaign 5 "Welcome"}. */
  private static String source(JsonNode source) {
    String name = ValueText.of(source.path("name"));
    return ValueText.of(source.path("kind"))
        + " "
        + ValueText.of(source.path("id"))
        + (name.isEmpty() ? "" : " \"" + name + "\"");
  }
}
