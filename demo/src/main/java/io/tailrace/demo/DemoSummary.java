package io.tailrace.demo;

import io.tailrace.cli.Shell;
import io.tailrace.cli.Table;
import io.tailrace.cli.ValueText;
import io.tailrace.testkit.customerio.Latencies;
import io.tailrace.testkit.customerio.SendSummary;
import java.time.Duration;
import java.util.Locale;

/** What the demonstration came to, for people. Immutable. */
record DemoSummary(Shell shell) {

  void print(SendSummary sent, DemoCheck.Result result) {
    shell.out().println();
    for (Table table : KindTable.of(sent.kinds(), shell)) {
      table.print(shell.out());
      shell.out().println();
    }
    line("accepted", speed(sent));
    line("sent again", again(sent));
    line("bounced", ValueText.percent(sent.bounceRate()) + " of the e-mails sent");
    line("complaints", ValueText.percent(sent.complaintRate()) + " of those delivered");
    line("opens", opens(result));
    line("check", check(result));
  }

  private void line(String name, String text) {
    shell.out().println(shell.style().dim(String.format("%-12s", name)) + text);
  }

  private static String speed(SendSummary sent) {
    Latencies latencies = sent.latencies();
    int calls = DemoHistory.callsAtATime(sent.distinct());
    return String.format(
        Locale.ROOT,
        "%,.0f a second, %s, each on disk before its answer: p50 %s, p99 %s",
        sent.acceptedPerSecond(),
        calls == 1 ? "one call at a time" : calls + " calls at a time",
        millis(latencies.percentile(50)),
        millis(latencies.percentile(99)));
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
  }

  private static String again(SendSummary sent) {
    return ValueText.count(sent.duplicates(), "duplicate")
        + " and "
        + ValueText.count(sent.retries())
        + (sent.retries() == 1 ? " retry" : " retries")
        + ", each answered 200 and kept once";
  }

  private static String opens(DemoCheck.Result result) {
    double share = result.opens() == 0 ? 0 : (double) result.humanOpens() / result.opens();
    return ValueText.count(result.humanOpens())
        + " of "
        + ValueText.count(result.opens())
        + " by people ("
        + ValueText.percent(share)
        + "), the others by machines or inferred";
  }

  private String check(DemoCheck.Result result) {
    String counts =
        "sent "
            + ValueText.count(result.sent())
            + equal(result.log() == result.sent(), "log", result.log())
            + equal(result.isInWarehouse(), "warehouse", result.warehouse())
            + equal(result.isInDatabase(), "database", result.database())
            + aside(result.quarantined(), "in quarantine")
            + aside(result.refused(), "refused by a rule in the database");
    if (!result.caughtUp()) {
      counts += ": a sink has not caught up; 'tailrace status' says why";
    }
    return result.ok()
        ? shell.style().good(counts + ": each event once")
        : shell.style().bad(counts);
  }

  private static String aside(long records, String where) {
    return records == 0 ? "" : ", " + ValueText.count(records) + " " + where;
  }

  private static String equal(boolean equal, String store, long rows) {
    return (equal ? " = " : " ≠ ")
        + store
        + " "
        + (rows < 0 ? "(some more than once)" : ValueText.count(rows));
  }
}
