package io.tailrace.operations.reconcile;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Customer.io's App API knows and the database does not. Whoever asks turns the crank:
 * each step takes a few seconds and leaves its state in the data folder, so that a comparison of
 * hours is bound to no connection and goes on after an interruption. One step at a time; safe for
 * use by many threads.
 */
public final class Reconcile {
  private static final Duration STEP = Duration.ofSeconds(2);

  private final OperationContext parts;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Settling> settlings = new HashMap<>();

  public Reconcile(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Some of what is missing, and where the next ones begin; null at the end.
   *
   * @param missing those of this page
   * @param next where the next page begins; null at the end
   */
  public record Listed(List<MissingEvent> missing, @Nullable Long next) {}

  /**
   * Begins, or goes on with what the same question began and did not end.
   *
   * @param restart begins in any case
   */
  public RunReport begin(ReconcileQuestion question, boolean restart)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    return alone(
        () -> {
          check(question);
          settlings.remove(question.feed());
          RunFolder folder = folder(question.feed());
          Optional<ReconcileRun> before =
              folder
                  .load()
                  .filter(it -> !restart && it.goesOn())
                  .filter(it -> it.question().asked().equals(question.asked()));
          ReconcileRun run =
              before.orElseGet(
                  () ->
                      ReconcileRun.begin(
                          UUID.randomUUID().toString(), question, parts.clock().instant()));
          folder.save(run);
          return report(run, before.isPresent());
        });
  }

  private void check(ReconcileQuestion question) throws OperationException {
    if (parts.database() == null) {
      throw OperationException.refused("There is no database here to compare with.");
    }
    if (!question.from().isBefore(question.to())) {
      throw OperationException.wrongRequest("--from must be earlier than --to.");
    }
    parts.workspaces().appApi(question.feed());
  }

  /** Goes on for a while. */
  public RunReport step(String feed, String id)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    return alone(
        () -> {
          RunFolder folder = folder(feed);
          ReconcileRun run = run(folder, id);
          ReconcileRun now = step(folder, run);
          folder.save(now);
          return report(now, false);
        });
  }

  private ReconcileRun step(RunFolder folder, ReconcileRun run)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    long until = System.nanoTime() + STEP.toNanos();
    BooleanSupplier over = () -> System.nanoTime() - until >= 0;
    AppApi api = parts.workspaces().appApi(run.question().feed());
    return switch (run.phase()) {
      case WALKING -> new DeliveryWalk(parts, folder, api).step(run, over);
      case SETTLING -> settle(folder, run, api, over);
      case DONE -> run;
    };
  }

  private ReconcileRun settle(RunFolder folder, ReconcileRun run, AppApi api, BooleanSupplier over)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    String feed = run.question().feed();
    if (!settlings.containsKey(feed)) {
      settlings.put(feed, new Settling(parts, folder, api));
    }
    ReconcileRun now = settlings.get(feed).step(run, over);
    if (done(now)) {
      settlings.remove(feed);
    }
    return now;
  }

  /** What is missing, from this place on, once it is done. */
  public Listed missing(String feed, String id, long after, int limit)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    return alone(
        () -> {
          RunFolder folder = folder(feed);
          ReconcileRun run = done(folder, id);
          RunFolder.Chunk chunk = folder.read(RunFolder.MISSING, after, run.missing(), limit);
          List<MissingEvent> gaps = chunk.gaps().stream().map(MissingEvent::withoutEvent).toList();
          return new Listed(gaps, chunk.next() < run.missing() ? chunk.next() : null);
        });
  }

  /** Appends some of what is missing, in the process that has the log. */
  public BackfillStep backfill(String feed, String id)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    return alone(
        () -> {
          RunFolder folder = folder(feed);
          return new Backfill(parts, folder).step(done(folder, id));
        });
  }

  private ReconcileRun run(RunFolder folder, String id) throws OperationException {
    return folder
        .load()
        .filter(run -> run.id().equals(id))
        .orElseThrow(
            () ->
                OperationException.refused(
                    "Another comparison of this feed has begun meanwhile; run the command again."));
  }

  private ReconcileRun done(RunFolder folder, String id) throws OperationException {
    ReconcileRun run = run(folder, id);
    if (!done(run)) {
      throw OperationException.refused("The comparison has not come to its end yet.");
    }
    return run;
  }

  private static boolean done(ReconcileRun run) {
    return run.phase() == ReconcileRun.Phase.DONE;
  }

  private RunFolder folder(String feed) {
    return new RunFolder(parts.folder().resolve("reconcile").resolve(feed));
  }

  private RunReport report(ReconcileRun run, boolean resumed) throws OperationException {
    Settling settling = settlings.get(run.question().feed());
    boolean waiting =
        run.phase() == ReconcileRun.Phase.SETTLING && (settling == null || settling.waits());
    return RunReport.of(run, resumed, waiting, done(run) ? notObservable(run) : null);
  }

  /** Of the whole feed, but for opens and clicks: what is about no delivery has no campaign. */
  private Map<String, Long> notObservable(ReconcileRun run) throws OperationException {
    ReconcileQuestion question = run.question();
    Map<String, Long> counts = new TreeMap<>();
    counts.put("repeated_opens_and_clicks", run.counts().repeated());
    counts.put("replied", counted(question, "replied"));
    counts.put("person_events", counted(question, "subscribed"));
    counts.put("preference_changes", counted(question, "cio_subscription_preferences_changed"));
    return counts;
  }

  private long counted(ReconcileQuestion question, String metric) throws OperationException {
    return parts
        .knownDatabase()
        .ask(
            reader ->
                reader.held().counted(question.feed(), metric, question.from(), question.to()));
  }

  /** Something that is done while no other step is. */
  private interface Work<T> {
    T run()
        throws OperationException,
            LogUnavailableException,
            StoreUnavailableException,
            InterruptedException;
  }

  private <T> T alone(Work<T> work)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }
}
