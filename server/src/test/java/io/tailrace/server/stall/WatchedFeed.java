package io.tailrace.server.stall;

import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.RequestFailure;
import io.tailrace.receiver.RequestListener;
import io.tailrace.receiver.RequestOutcome;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A process that receives for one feed, its clock in the test's hand. Safe for many threads. */
final class WatchedFeed {
  static final Instant START = Instant.parse("2027-03-01T09:00:00Z");

  final SettableClock clock;
  private final StallWatch watch;
  private final StallLedger ledger;
  private final RequestListener told;
  private final AtomicInteger events = new AtomicInteger();

  WatchedFeed(Path folder, SettableClock clock, UnaryOperator<RequestListener> around) {
    this.clock = clock;
    this.watch = new StallWatch(List.of("default"), clock);
    this.ledger = StallLedger.open(watch, folder);
    this.told = around.apply(watch);
    ledger.note();
  }

  WatchedFeed(Path folder, SettableClock clock) {
    this(folder, clock, UnaryOperator.identity());
  }

  WatchedFeed(Path folder) {
    this(folder, new SettableClock(START));
  }

  /** As a process that is stopped. */
  void stops() {
    ledger.close();
  }

  /** The time passes, and the ledger is looked after as it is every few seconds. */
  WatchedFeed after(Duration time) {
    clock.advance(time);
    ledger.note();
    return this;
  }

  Instant now() {
    return clock.instant();
  }

  /** Customer.io sends an event that happened so long ago; it is kept. */
  WatchedFeed kept(Duration ago) {
    return kept(ago, Duration.ofMillis(3));
  }

  WatchedFeed kept(Duration ago, Duration took) {
    var key =
        new EventKey(
            "e" + events.getAndIncrement(),
            ObjectType.EMAIL,
            Metric.SENT,
            clock.instant().minus(ago));
    told.answered(
        new AnsweredRequest(
            "default", RequestOutcome.PROCESSED, List.of(key), clock.instant(), took, null));
    return this;
  }

  /** A request fails whose signature was right. */
  WatchedFeed unavailable() {
    return failed(RequestOutcome.UNAVAILABLE, 503, clock.instant());
  }

  WatchedFeed wrongSignature() {
    return failed(RequestOutcome.UNVERIFIED, 401, null);
  }

  WatchedFeed failed(RequestOutcome outcome, int status, Instant verifiedAt) {
    var failure = new RequestFailure(status, "so", "POST", "/", null, null, 10, null);
    told.answered(
        new AnsweredRequest(
            "default", outcome, List.of(), verifiedAt, Duration.ofMillis(3), failure));
    return this;
  }

  /** A connection to this path breaks before the body is there. */
  WatchedFeed breaks(String path) {
    var failure = new RequestFailure(408, "it broke", "POST", path, null, null, 10, null);
    told.answered(
        new AnsweredRequest(
            null, RequestOutcome.REFUSED, List.of(), null, Duration.ofMillis(3), failure));
    return this;
  }

  StallHistory history() {
    return ledger.history();
  }

  List<Stall> stalls() {
    return history().stalls();
  }
}
