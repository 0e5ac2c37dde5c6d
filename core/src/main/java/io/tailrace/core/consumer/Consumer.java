package io.tailrace.core.consumer;

import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads one partition of the log for one sink. {@link #runOnce} is the hand-crank: read after the
 * committed position, hand over, set aside what was rejected too often, commit. It never sleeps and
 * asks the clock it was given, so a test turns it by hand; {@link ConsumerLoop} turns it on a
 * thread.
 *
 * <p>Two different failures are never mixed up. The sink is unavailable: hold everything, back off,
 * count no attempt. A record is rejected: retry that record alone, and set it aside after the last
 * attempt, while the others go on. What else a sink throws is its own failure: held and tried again
 * like an unavailable one, and logged with its trace. For one thread, but {@link #status}, {@link
 * #retry} and {@link #counters} may be asked from any.
 */
public final class Consumer {
  private final EventLog log;
  private final SinkPartition handled;
  private final ConsumerSettings settings;
  private final ConsumerCounters counters;
  private final Losses losses;
  private final Reading reading;
  private final Opening opening;
  private final BatchWriter handover;
  private final CrashGuard caution;
  private final Retries retries;
  private final FirstAttempts first;
  private final LaterAttempts later;
  private final ReplayFeeder replays;
  private final ConsumerHealth health;
  private final GivingWay givingWay;
  private final PositionNotes notes;
  private final long epoch;
  private boolean open;
  private boolean idle = true;

  public Consumer(
      Sink sink, int partition, EventLog log, ConsumerStore store, ConsumerContext context) {
    this.log = log;
    this.settings = context.settings();
    this.handled =
        new SinkPartition(sink, partition, log.reader(), settings.attempts(), context.clock());
    this.counters = new ConsumerCounters(context.clock());
    this.epoch = context.run().epoch();
    this.caution = new CrashGuard(sink.name(), partition, store.runs(), context);
    this.losses = new Losses(handled, store.pins());
    this.opening = new Opening(losses, store, caution, epoch);
    this.handover = new BatchWriter(sink, epoch, counters);
    this.retries = new Retries(settings);
    var deadLetters =
        new DeadLetterOffice(losses, store.deadLetters(), handover, settings.keepDeadLetters());
    this.later = new LaterAttempts(handled, handover, retries, deadLetters, caution);
    this.reading = new Reading(handled, losses);
    this.first = new FirstAttempts(reading, handover, retries, later, caution);
    this.replays = new ReplayFeeder(handled, store, handover);
    this.health = new ConsumerHealth(sink.name(), partition, context);
    this.givingWay = new GivingWay(settings.yieldAtMost(), handled.now());
    this.notes = new PositionNotes(sink, epoch, store.positions(), context.clock());
  }

  /** One turn. A failure is an outcome of it: held, and when to try again. */
  public TurnResult runOnce() {
    try {
      openIfNeeded();
      return health.refusing() ? probe() : turn();
    } catch (LogUnavailableException | StoreUnavailableException e) {
      return hold(ConsumerState.HOLDING, e);
    } catch (PositionUnknownException e) {
      open = false;
      return hold(ConsumerState.STOPPED, e);
    } catch (Exception | Error e) {
      return held(e);
    }
  }

  /**
   * Whatever a sink throws, an {@link Error} too: the thread goes on, so that it is said, shown,
   * and tried again on a sink opened anew.
   */
  TurnResult held(Throwable why) {
    open = false;
    return hold(ConsumerState.HOLDING, why);
  }

  /** How it fares. */
  public ConsumerStatus status() {
    return health.status();
  }

  /** When the record at this offset is tried again; empty if it is not pending. */
  public Optional<Retry> retry(long offset) {
    return retries.of(offset);
  }

  public ConsumerCounters counters() {
    return counters;
  }

  public Sink sink() {
    return handled.sink();
  }

  /** Under which it commits: of two that claim a partition, the higher one has it. */
  public long epoch() {
    return epoch;
  }

  private TurnResult turn()
      throws SinkUnavailableException, LogUnavailableException, StoreUnavailableException {
    long from = handover.committed().offset();
    boolean retried = later.due();
    boolean fedAgain = replays.looks(idle) && feedAgain();
    ReadLimit batch = handover.batch();
    int read = retries.full() ? 0 : first.next(batch);
    notes.note(handover.committed());
    reconcile(from);
    if (handover.window().tripped()) {
      return hold(ConsumerState.REFUSING, new SinkRefusesException(handled.sink().name()));
    }
    health.running(handover.committed());
    idle = read == 0;
    if (retried || fedAgain || (read > 0 && read >= batch.maxRecords() / 2)) {
      return TurnResult.MORE;
    }
    return read > 0
        ? TurnResult.worked(handled.sink().traits().linger())
        : TurnResult.idle(retries.untilNext(handled.now(), settings.maxBackoff()));
  }

  private boolean feedAgain()
      throws SinkUnavailableException, LogUnavailableException, StoreUnavailableException {
    int before = handover.committed().pending().size();
    boolean lettersTried = replays.letters();
    boolean fed = replayRange() || lettersTried;
    handover.accounts().broughtBack(handover.committed().pending().size() - before);
    return fed;
  }

  /** Whatever this turn has passed must be accounted for. */
  private void reconcile(long from) throws LogUnavailableException {
    Position now = handover.committed();
    Accounts accounts = handover.accounts();
    accounts.lost(reading.lostBefore(now.offset()));
    long news = accounts.news(now);
    if (news != 0) {
      counters.unaccounted(accounts.difference(now));
      losses.unaccounted(from, now.offset(), Math.max(news, Gap.UNKNOWN));
    }
  }

  private boolean replayRange()
      throws SinkUnavailableException, LogUnavailableException, StoreUnavailableException {
    Optional<ReplayFeeder.Fed> fed = replays.range();
    if (fed.isEmpty()) {
      return false;
    }
    later.schedule(fed.get().records(), fed.get().rejections());
    retries.reconcile(handover.committed(), handled.now());
    return true;
  }

  /**
   * Most was refused, so nothing counts as an attempt: one pending and one new record show whether
   * that has passed.
   */
  private TurnResult probe()
      throws SinkUnavailableException, LogUnavailableException, StoreUnavailableException {
    long from = handover.committed().offset();
    boolean accepted = later.probe();
    if (!accepted && !retries.full()) {
      long before = counters.written();
      first.next(ReadLimit.ONE);
      accepted = counters.written() > before;
    }
    reconcile(from);
    if (!accepted) {
      return hold(ConsumerState.REFUSING, new SinkRefusesException(handled.sink().name()));
    }
    handover.window().clear();
    health.running(handover.committed());
    return TurnResult.MORE;
  }

  private void openIfNeeded()
      throws SinkUnavailableException,
          LogUnavailableException,
          StoreUnavailableException,
          PositionUnknownException {
    if (!open || !isOf(handled.reader().logId())) {
      open = false;
      handover.committed(opening.open());
      handover.accounts().begin(handover.committed());
      notes.opened(handover.committed());
      retries.reconcile(handover.committed(), handled.now());
      caution.opened(handover.committed());
      later.recall();
      open = true;
    }
  }

  /** The log may become another one while it is in use: replaced, restored, made anew. */
  private boolean isOf(UUID logId) {
    return handover.committed().logId().equals(logId);
  }

  private TurnResult hold(ConsumerState state, Throwable why) {
    counters.hold();
    caution.held();
    return TurnResult.held(health.failed(state, why, handover.known()));
  }

  /** Waits for something to read, or for the end of {@code atMost}. */
  void awaitRecords(Duration atMost) throws InterruptedException {
    long offset = handover.known().map(Position::offset).orElse(0L);
    handled.reader().await(handled.partition(), offset, atMost);
  }

  /**
   * Whether appends need the machine more than this consumer does, for now. Never before its first
   * turn, so that a burst at the start does not hide where it stands.
   */
  boolean givesWay() {
    return givingWay.asked(open && log.busy(), handled.now());
  }

  /** Notes where it stands before it goes; its sink knows anyway. */
  void stopped() {
    handover.known().ifPresent(notes::last);
  }
}
