package io.tailrace.dashboard.stalls;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.StatCard;
import io.tailrace.dashboard.component.Times;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.stalls.SpanWords;
import io.tailrace.operations.stalls.StallReport;
import io.tailrace.operations.stalls.Stalls;
import java.time.Duration;
import java.util.List;

/** {@code /stalls}: what did the sender wait for? Safe for use by many threads. */
public record StallsPage(Stalls stalls) implements DashboardPage {
  private static final int MOST = 200;

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    StallReport report = stalls.report(request.range(), request.feed(), MOST);
    boolean seesRequests = request.visitor().mayActAs(AccessRole.OPERATOR);
    StallTables tables = new StallTables(request, seesRequests);
    if ("csv".equals(request.text("format"))) {
      return PageFile.csv("stalls.csv", tables.stalls(report).asCsv());
    }
    boolean nothing = report.stalls().isEmpty() && report.late().isEmpty();
    var model =
        new StallsModel(
            cards(report),
            nothing ? null : StallChart.of(report, request.now()),
            report.stalls().isEmpty() ? null : tables.stalls(report),
            report.late().isEmpty() ? null : StallTables.late(report),
            empty(report),
            notes(report));
    return new PageView("Stalls", tone(report), sentence(report), "stalls/stalls.jte", model);
  }

  private static boolean waitsNow(StallReport.Line line) {
    return line.end() == null && line.stalledMs() > 0;
  }

  private static Tone tone(StallReport report) {
    if (report.stalls().stream().anyMatch(StallsPage::waitsNow)) {
      return Tone.BAD;
    }
    return report.stalledMs() > 0 ? Tone.WARN : Tone.OK;
  }

  private static String sentence(StallReport report) {
    String now =
        report.stalls().stream()
            .filter(StallsPage::waitsNow)
            .findFirst()
            .map(
                line ->
                    "The sender of feed "
                        + line.feed()
                        + " waits now, for "
                        + StallWords.waited(line)
                        + " already. ")
            .orElse("");
    return now + report.sentence() + ".";
  }

  private static List<StatCard> cards(StallReport report) {
    return List.of(
        new StatCard(
            "Stalled",
            SpanWords.of(Duration.ofMillis(report.stalledMs())),
            tone(report),
            "feeds stood still, added up"),
        StatCard.plain(
            "Had we answered 500",
            SpanWords.of(Duration.ofMillis(report.insteadMs())),
            "at least: Customer.io waits an hour after each"),
        StatCard.plain(
            "Late events",
            Numbers.count(report.lateEvents()),
            "received over 2 min after they happened"),
        StatCard.plain(
            "The latest",
            report.lateEvents() == 0
                ? "–"
                : SpanWords.of(Duration.ofSeconds(report.latestSeconds())),
            "from an event to its receipt"));
  }

  private static EmptyState empty(StallReport report) {
    return report.watchedSince() == null
        ? EmptyState.of(
            "Nothing is received here",
            "This process receives no requests. Each receiver has a ledger of its own: open its"
                + " dashboard.")
        : EmptyState.of(
            "Nobody had to wait",
            "No request failed that was Customer.io's, none was answered too late, and Tailrace ran"
                + " all the time. That is how it should be.");
  }

  private static List<String> notes(StallReport report) {
    return List.of(
        "A stall begins with a request that failed and ends with the next verified one that was"
            + " kept: until then Customer.io holds back all others.",
        "While Tailrace does not run, or nothing comes, only events that come late afterwards show"
            + " that somebody waited.",
        "An expired certificate and a proxy's own 502 never reach Tailrace: they show as 'Nothing"
            + " reached us'.",
        report.watchedSince() == null
            ? "The ledger of this process is empty or old."
            : "This process has watched since "
                + Times.utc(report.watchedSince())
                + "; what is older was watched by those before it.");
  }
}
