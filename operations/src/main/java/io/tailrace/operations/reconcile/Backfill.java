package io.tailrace.operations.reconcile;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Appends what is missing and nothing of ours explains, as events of their own source. First they
 * are durable, then it is noted how far that is: after a crash between the two they are known
 * already. For one thread.
 */
final class Backfill {
  private static final int AT_ONCE = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OperationContext parts;
  private final RunFolder folder;

  Backfill(OperationContext parts, RunFolder folder) {
    this.parts = parts;
    this.folder = folder;
  }

  BackfillStep step(ReconcileRun run) throws OperationException, LogUnavailableException {
    RunFolder.Chunk chunk = folder.read(RunFolder.MISSING, run.appended(), run.missing(), AT_ONCE);
    Instant received = parts.clock().instant();
    List<NewRecord> records =
        chunk.gaps().stream()
            .filter(gap -> Objects.requireNonNull(gap.cause()).backfilled())
            .map(gap -> record(run.question().feed(), gap, received))
            .toList();
    List<AppendOutcome> outcomes =
        records.isEmpty() ? List.of() : parts.log().append(records, received.plus(PATIENCE));
    boolean done = chunk.next() >= run.missing();
    ReconcileRun now = run.appended(chunk.next());
    folder.save(now);
    if (done && parts.running()) {
      lookAgain(now);
    }
    long appended = outcomes.stream().filter(outcome -> outcome != AppendOutcome.DUPLICATE).count();
    return new BackfillStep(appended, outcomes.size() - appended, done, parts.running());
  }

  private void lookAgain(ReconcileRun run) throws OperationException {
    if (run.missing() > 0) {
      folder.missingBecomesWalked();
      folder.save(run.compared(run.missing(), run.counts()).settling());
    }
  }

  private static NewRecord record(String feed, MissingEvent gap, Instant now) {
    String key = BackfillId.of(gap.deliveryId(), gap.objectType(), gap.metric());
    byte[] body = Objects.requireNonNull(gap.event()).toString().getBytes(StandardCharsets.UTF_8);
    return NewRecord.backfilled(feed, key, now, body);
  }
}
