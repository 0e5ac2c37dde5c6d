package io.tailrace.operations.reconcile;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.HeldDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at what was missing, once the database has passed the log's end: what is there by now
 * is no gap, and of the rest the cause is looked for. For one thread.
 */
final class Settling {
  private static final int AT_ONCE = 500;
  private static final long PATIENCE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final OperationContext parts;
  private final RunFolder folder;
  private final AppApi api;
  private final DatabaseLag lag;
  private final long began = System.nanoTime();
  private @Nullable Circumstances circumstances;

  Settling(OperationContext parts, RunFolder folder, AppApi api) throws LogUnavailableException {
    this.parts = parts;
    this.folder = folder;
    this.api = api;
    this.lag = DatabaseLag.from(parts);
  }

  /** Whether it only waits for the database now. */
  boolean waits() {
    return circumstances == null;
  }

  /** Goes on until the time is over, and says how far it came. */
  ReconcileRun step(ReconcileRun run, BooleanSupplier over)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    if (circumstances == null && !await(over)) {
      return run;
    }
    Circumstances found = circumstances;
    if (found == null) {
      boolean queued = !lag.passed();
      found = Circumstances.of(parts, api, run.question().feed(), queued);
      circumstances = found;
    }
    ReconcileRun now = run;
    do {
      now = chunk(now, found);
    } while (now.phase() == ReconcileRun.Phase.SETTLING && !over.getAsBoolean());
    return now;
  }

  /** False if it goes on waiting; one that nobody feeds is not waited for. */
  private boolean await(BooleanSupplier over)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    while (parts.running() && !lag.passed() && System.nanoTime() - began < PATIENCE_NANOS) {
      if (over.getAsBoolean()) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    return true;
  }

  private ReconcileRun chunk(ReconcileRun run, Circumstances found) throws OperationException {
    RunFolder.Chunk chunk = folder.read(RunFolder.WALKED, run.settled(), run.walked(), AT_ONCE);
    List<String> ids = chunk.gaps().stream().map(MissingEvent::deliveryId).toList();
    Map<String, HeldDelivery> held =
        parts.knownDatabase().ask(reader -> reader.held().find(run.question().feed(), ids));
    List<MissingEvent> missing =
        chunk.gaps().stream()
            .filter(gap -> !holds(held.get(gap.deliveryId()), gap))
            .map(gap -> gap.because(found.of(gap)))
            .toList();
    long length = folder.append(RunFolder.MISSING, run.missing(), missing);
    return run.settled(chunk.next(), length, run.counts().settled(missing));
  }

  private static boolean holds(@Nullable HeldDelivery held, MissingEvent gap) {
    return held != null && held.metrics().contains(gap.metric());
  }
}
