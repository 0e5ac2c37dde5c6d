package io.tailrace.log.redis;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One call of append: its records, one at least, as the script takes them, and what became of them.
 * Made and awaited by the caller; taken and answered by others.
 */
final class AppendCall {
  private static final byte[] NOTHING = new byte[0];
  private final List<byte[]> arguments = new ArrayList<>();
  private final List<NewRecord> records;
  private final long until;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final CompletableFuture<String> outcomes = new CompletableFuture<>();
  private long bytes;

  private enum State {
    WAITING,
    TAKEN,
    WITHDRAWN
  }

  AppendCall(List<NewRecord> records, int partitions, long until) {
    this.records = records;
    this.until = until;
    for (NewRecord record : records) {
      byte[] kept = RecordBytes.of(record);
      bytes += kept.length;
      arguments.add(Keys.bytes(Partitions.of(record, partitions)));
      arguments.add(Keys.joined(record.feed(), record.key()));
      arguments.add(ByteBuffer.allocate(8).putLong(record.fingerprint()).array());
      arguments.add(Keys.bytes(record.receivedAt().toEpochMilli()));
      arguments.add(kept);
      arguments.add(countedUnder(record));
    }
  }

  private static byte[] countedUnder(NewRecord record) {
    return record.reason() == null ? NOTHING : Keys.joined(record.feed(), record.reason().code());
  }

  /** Six for each record. */
  List<byte[]> arguments() {
    return arguments;
  }

  /** Seven for each record: also under which id an event may stand in for it. */
  List<byte[]> argumentsWithStandIns() {
    List<byte[]> seven = new ArrayList<>(7 * records.size());
    for (int i = 0; i < records.size(); i++) {
      seven.addAll(arguments.subList(6 * i, 6 * i + 6));
      String standIn = BackfillId.standingInFor(records.get(i));
      seven.add(standIn == null ? NOTHING : Keys.joined(records.get(i).feed(), standIn));
    }
    return seven;
  }

  int records() {
    return records.size();
  }

  boolean backfills() {
    return records.stream().anyMatch(record -> record.source() == Source.BACKFILL);
  }

  Instant firstReceivedAt() {
    return records.get(0).receivedAt();
  }

  long bytes() {
    return bytes;
  }

  /** False if it was withdrawn, or its time is over: then it is not kept. */
  boolean take() {
    return System.nanoTime() - until < 0 && state.compareAndSet(State.WAITING, State.TAKEN);
  }

  /** One letter per record, as the script answers. */
  void done(String letters) {
    outcomes.complete(letters);
  }

  void refused(LogUnavailableException why) {
    outcomes.completeExceptionally(why);
  }

  /** Refuses it if its time is over. */
  void remind(long nowNanos) {
    if (nowNanos - until >= 0 && !isAnswered()) {
      refused(late());
    }
  }

  boolean isAnswered() {
    return outcomes.isDone();
  }

  /** Waits for what became of it; {@link #remind} ends that with its time. */
  List<AppendOutcome> await() throws LogUnavailableException {
    try {
      // Not for a time: for a virtual thread each would set and cancel a timer, which costs more
      // than all else that a caller does.
      String letters = outcomes.get();
      return letters.chars().mapToObj(AppendCall::outcome).toList();
    } catch (ExecutionException e) {
      throw new LogUnavailableException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late();
    }
  }

  private LogUnavailableException late() {
    if (state.compareAndSet(State.WAITING, State.WITHDRAWN)) {
      return new LogUnavailableException(
          "Redis did not take it in time: this was not kept. Send it again");
    }
    return new LogUnavailableException(
        "Redis did not answer in time: whether this was kept is not known. Send it again; what was"
            + " kept is known for a duplicate then");
  }

  private static AppendOutcome outcome(int letter) {
    return switch (letter) {
      case 'A' -> AppendOutcome.APPENDED;
      case 'D' -> AppendOutcome.DUPLICATE;
      default -> AppendOutcome.REUSED;
    };
  }
}
