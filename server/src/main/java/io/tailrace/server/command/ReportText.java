package io.tailrace.server.command;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A report for people: a row for each period, sums, rates, and what to know. Immutable. */
record ReportText(Shell shell) {
  private static final ZoneOffset EST = ZoneOffset.ofHours(-5);
  private static final int BAR = 16;
  private static final List<String> FIGURES =
      List.of("sent", "delivered", "human_opened", "human_clicked", "bounced", "spammed");
  private static final List<String> TITLES =
      List.of("sent", "delivered", "human opens", "human clicks", "bounced", "complaints");
  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "hour", "times in UTC",
          "day", "days begin at 00:00 EST",
          "week", "weeks begin on Sunday, 00:00 EST",
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
    String type = Text.of(report.path("type"));
    return name(report)
        + (type.isEmpty() ? "" : ", " + type)
        + ": the last "
        + Text.count(periods, by)
        + " ("
        + BEGINNINGS.getOrDefault(by, by)
        + ")";
  }

  private static String name(JsonNode report) {
    String name = Text.printable(Text.of(report.path("name")));
    String kind = Text.of(report.path("kind"));
    String id = Text.of(report.path("id"));
    return id.isEmpty()
        ? name
        : (Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " " + id)
            + (name.isEmpty() ? "" : " \"" + name + "\"");
  }

  private Table table(JsonNode report) {
    String by = report.path("by").asString();
    List<List<String>> rows = new ArrayList<>();
    long most =
        report.path("buckets").valueStream().mapToLong(it -> it.path("sent").asLong()).max().orElse(0);
    for (JsonNode bucket : report.path("buckets")) {
      String bar = draws() ? Bar.of(bucket.path("sent").asLong(), most, BAR) : "";
      rows.add(row(start(bucket, by), bucket, bar));
    }
    rows.add(row("total", report.path("totals"), ""));
    rows.add(rates(report.path("rates")));
    List<String> titles = new ArrayList<>(List.of(by));
    titles.addAll(TITLES);
    List<Boolean> numbers = new ArrayList<>(Collections.nCopies(titles.size(), true));
    numbers.set(0, false);
    if (draws()) {
      titles.add("");
      numbers.add(false);
    }
    return new Table(titles, numbers, rows, shell.terminal().width(), shell.style());
  }

  private boolean draws() {
    return shell.terminal().interactive()
        && !shell.environment().getOrDefault("TERM", "").equals("dumb");
  }

  private List<String> row(String title, JsonNode figures, String bar) {
    List<String> row = new ArrayList<>(List.of(title));
    FIGURES.forEach(name -> row.add(Text.count(figures.path(name).asLong())));
    return drawn(row, bar);
  }

  private List<String> rates(JsonNode rates) {
    List<String> row = new ArrayList<>(List.of("rate"));
    for (String name : FIGURES) {
      JsonNode rate = rates.path(name);
      row.add(name.equals("sent") ? "" : rate.isNumber() ? Text.percent(rate.asDouble()) : "–");
    }
    return drawn(row, "");
  }

  private List<String> drawn(List<String> row, String bar) {
    if (draws()) {
      row.add(bar);
    }
    return row;
  }

  /** Days, weeks and months are Customer.io's, which begin at midnight EST. */
  private static String start(JsonNode bucket, String by) {
    Instant start = Instant.parse(bucket.path("start").asString());
    OffsetDateTime there = start.atOffset(by.equals("hour") ? ZoneOffset.UTC : EST);
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
                  + Text.count(report.path("summed").asLong())
                  + " campaigns, broadcasts, newsletters and transactional messages.");
    }
    for (JsonNode lacking : report.path("not_summed")) {
      shell.out().println("Not in the sum: " + lacking(lacking));
    }
    report.path("notes").forEach(note -> shell.out().println(note.asString()));
  }

  private static String lacking(JsonNode lacking) {
    String name = Text.printable(Text.of(lacking.path("name")));
    return Text.of(lacking.path("kind"))
        + " "
        + Text.of(lacking.path("id"))
        + (name.isEmpty() ? "" : " \"" + name + "\"")
        + ": "
        + Text.printable(Text.of(lacking.path("reason")));
  }
}
