package io.tailrace.log.redis;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.log.redis.LogQuestions.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * One read within its limits: first what is left of the quarantine before the stream, then the
 * stream, a few entries first and then as many as fit by their size, since Redis counts entries and
 * not bytes. For one thread.
 */
final class StreamRead {
  private static final int FIRST = 16;
  private static final int MOST = 2_000;

  private final LogQuestions questions;
  private final int partition;
  private final ReadLimit limit;
  private final List<LogRecord> records = new ArrayList<>();
  private long bytes;
  private boolean full;

  StreamRead(LogQuestions questions, int partition, ReadLimit limit) {
    this.questions = questions;
    this.partition = partition;
    this.limit = limit;
  }

  List<LogRecord> from(long offset) throws LogUnavailableException {
    Keys keys = questions.redis().keys();
    int asked = size();
    List<LogRecord> first =
        questions.range(keys.stream(partition), partition, new Span(offset, Long.MAX_VALUE, asked));
    if (first.isEmpty() || first.get(0).offset() > offset) {
      rest(keys.quarantine(partition), offset, before(first));
    }
    add(first);
    if (first.size() == asked) {
      rest(keys.stream(partition), first.get(first.size() - 1).offset() + 1, Long.MAX_VALUE);
    }
    return records;
  }

  /**
   * Up to where quarantine stands for the stream. Not further: what came in since we looked is in
   * both, and taken from the quarantine it would go ahead of events that came before it.
   */
  private long before(List<LogRecord> first) throws LogUnavailableException {
    return (first.isEmpty() ? questions.stream(partition).start() : first.get(0).offset()) - 1;
  }

  private void rest(byte[] stream, long offset, long until) throws LogUnavailableException {
    long next = offset;
    boolean more = true;
    while (more && !full) {
      int asked = size();
      List<LogRecord> found = questions.range(stream, partition, new Span(next, until, asked));
      add(found);
      // Fewer than asked for are all that there are: no need to ask again.
      more = found.size() == asked;
      next = more ? found.get(asked - 1).offset() + 1 : next;
    }
  }

  private void add(List<LogRecord> more) {
    for (LogRecord record : more) {
      long sum = bytes + record.body().length;
      full |=
          records.size() >= limit.maxRecords() || (sum > limit.maxBytes() && !records.isEmpty());
      if (full) {
        return;
      }
      records.add(record);
      bytes = sum;
    }
    full |= records.size() >= limit.maxRecords();
  }

  /** How many to ask for, by the size of those that came. */
  private int size() {
    int left = limit.maxRecords() - records.size();
    if (records.isEmpty()) {
      return Math.clamp(left, 1, FIRST);
    }
    long each = Math.max(1, bytes / records.size());
    long fit = (limit.maxBytes() - bytes) / each + 1;
    return Math.clamp(Math.min(left, fit), 1, MOST);
  }
}
