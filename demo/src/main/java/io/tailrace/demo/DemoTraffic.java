package io.tailrace.demo;

import io.tailrace.cli.Shell;
import io.tailrace.cli.ValueText;
import io.tailrace.testkit.customerio.SendReport;
import io.tailrace.testkit.customerio.SendSummary;
import io.tailrace.testkit.customerio.Sender;
import io.tailrace.testkit.customerio.Traffic;
import io.tailrace.testkit.customerio.TrafficPlan;
import io.tailrace.testkit.customerio.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays Customer.io: a day's history at once, then what goes on. For one thread, but to stop it.
 */
final class DemoTraffic {
  private static final Duration HISTORY = Duration.ofDays(1);
  private static final double LIVE_EVENTS_PER_SECOND = 5;
  private final Sender.Settings settings;
  private final DemoWorkspace workspace;
  private final long seed;
  private final Shell shell;
  private volatile Sender sender;
  private volatile boolean stopped;

  DemoTraffic(DemoWorkspace workspace, Sender.Settings settings, long seed, Shell shell) {
    this.workspace = workspace;
    this.settings = settings;
    this.seed = seed;
    this.shell = shell;
  }

  /** Sends so many events that happened during the last day, as fast as they are accepted. */
  SendSummary history(long events) {
    shell.say(
        "Sending " + ValueText.count(events, "event") + " of an invented shop (seed " + seed + ")");
    TrafficPlan plan = TrafficPlan.endingAt(seed, events, shell.clock().instant(), HISTORY);
    AtomicLong calls = new AtomicLong();
    Sender history = new Sender(settings, call -> progress(calls.incrementAndGet(), events));
    SendReport report = history.send(traffic(plan));
    progress(0, 0);
    return SendSummary.of(List.of(report));
  }

  /** Sends what happens from now on, at a gentle pace, until it is stopped. */
  void live() {
    sender = new Sender(settings.withPace());
    if (!stopped) {
      sender.send(
          traffic(TrafficPlan.live(seed + 1, shell.clock().instant(), LIVE_EVENTS_PER_SECOND)));
    }
  }

  void stop() {
    stopped = true;
    Sender sending = sender;
    if (sending != null) {
      sending.stop();
    }
  }

  private Traffic traffic(TrafficPlan plan) {
    return new Traffic(
        workspace.recording(Workspace.stream(plan)), plan.seed(), Traffic.Disorder.USUAL);
  }

  /** One line that changes, and is gone at the end. */
  private void progress(long calls, long events) {
    if (!shell.terminal().interactive() || calls % 100 != 0) {
      return;
    }
    String text =
        calls == 0 ? "" : "  " + ValueText.count(calls) + " of " + ValueText.count(events);
    shell.err().print("\r" + String.format("%-40s", text) + "\r");
    shell.err().flush();
  }
}
