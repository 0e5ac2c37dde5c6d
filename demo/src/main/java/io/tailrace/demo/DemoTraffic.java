package io.tailrace.demo;

import io.tailrace.cli.Shell;
import io.tailrace.cli.ValueText;
import io.tailrace.testkit.customerio.Mistakes;
import io.tailrace.testkit.customerio.SendSummary;
import io.tailrace.testkit.customerio.Sender;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.customerio.Traffic;
import io.tailrace.testkit.customerio.TrafficPlan;
import io.tailrace.testkit.customerio.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Plays Customer.io: three weeks of history at once, then what goes on. For one thread, but to stop
 * it.
 */
final class DemoTraffic {
  private static final Duration HISTORY = Duration.ofDays(21);
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

  /** Sends so many events of the last weeks, as fast as they are accepted. */
  SendSummary history(long events) throws InterruptedException {
    shell.say(
        "Sending "
            + ValueText.count(events, "event")
            + " of an invented shop's last three weeks (seed "
            + seed
            + ")");
    Instant now = shell.clock().instant();
    List<SimulatedEvent> mistakes =
        DemoHistory.isRich(events) ? Mistakes.some(seed, now) : List.of();
    TrafficPlan plan = TrafficPlan.weeksEndingAt(seed, events - mistakes.size(), now, HISTORY);
    List<SimulatedEvent> all = new ArrayList<>(mistakes);
    traffic(plan).forEachRemaining(all::add);
    return new DemoHistory(settings, shell).send(all);
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

  private Iterator<SimulatedEvent> traffic(TrafficPlan plan) {
    return new Traffic(
        workspace.recording(Workspace.stream(plan)), plan.seed(), Traffic.Disorder.USUAL);
  }
}
