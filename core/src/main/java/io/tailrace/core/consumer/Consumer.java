package io.tailrace.core.consumer;

import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkStoppedException;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads one partition of the log for one sink. {@link #runOnce} is one turn: retry what is due,
 * feed again what was asked for, hand over what comes after the committed position. The sink
 * commits with each hand-over. A turn never sleeps and asks the clock that it was given, so a test
 * calls it turn by turn; {@link ConsumerLoop} calls it on a thread.
 *
 * <p>Two failures are kept apart. If the sink is unavailable, the consumer holds everything, backs
 * off and counts no attempt. If a record is rejected, only that record is retried, and set aside
 * after the last attempt, while the others continue. Whatever else a sink throws is the sink's own
 * failure: it is held and retried like an unavailable one, and logged with its trace. If most
 * records are rejected, that is the sink's own failure too. For one thread, except that {@link
 * #status}, {@link #retry} and {@link #counters} may be called from any.
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
      Sink sink, int partition, EventLog log, ConsumerStore store, ConsumerContext shared) {
    ConsumerContext context = shared.of(sink.traits());
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

  /** Runs one turn. A failure is an outcome too: held, and when to try again. */
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
   * Handles whatever a sink throws, even an {@link Error}. The thread continues, so that the
   * failure is logged and shown, and retried on a sink that is opened again.
   */
  TurnResult held(Throwable why) {
    open = false;
    boolean stopped = why instanceof SinkStoppedException;
    return hold(stopped ? ConsumerState.STOPPED : ConsumerState.HOLDING, why);
  }

  /** The consumer's state. */
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

  /** The epoch of its commits. Of two consumers that claim a partition, the higher epoch has it. */
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
   * Most records were refused, so nothing counts as an attempt. One pending and one new record show
   * whether that is over.
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

  /** The log may be replaced, restored or made again while it is in use. */
  private boolean isOf(UUID logId) {
    return handover.committed().logId().equals(logId);
  }

  private TurnResult hold(ConsumerState state, Throwable why) {
    counters.hold();
    caution.held();
    return TurnResult.held(health.failed(state, why, handover.known()));
  }

  /** Waits until there is something to read, at most for this long. */
  void awaitRecords(Duration atMost) throws InterruptedException {
    long offset = handover.known().map(Position::offset).orElse(0L);
    handled.reader().await(handled.partition(), offset, atMost);
  }

  /**
   * Whether this consumer should leave the machine to appends now. Never before its first turn, so
   * that a burst at the start does not hide its position.
   */
  boolean givesWay() {
    return givingWay.asked(open && log.busy(), handled.now());
  }

  /** Notes the position before the consumer ends; the sink knows it anyway. */
  void stopped() {
    handover.known().ifPresent(notes::last);
  }
}
