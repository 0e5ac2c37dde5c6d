package io.tailrace.log.redis;

import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.List;

/**
 * Runs of one worker, and the marks that all share: who takes a partition over goes on counting.
 * Safe for use by many threads.
 */
record StoredRuns(StoreQuestions questions, String worker) implements Runs {
  private static final Script BEGIN = Script.of("epoch", "begin");
  private static final Script MARK = Script.of("mark");

  @Override
  public Run begin() throws StoreUnavailableException {
    List<Object> begun = questions.run(BEGIN, Keys.bytes(worker));
    return new Run((Long) begun.get(0), begun.get(1).equals(1L));
  }

  @Override
  public void end() throws StoreUnavailableException {
    questions.anyway("HDEL", "runs", Keys.bytes(worker));
  }

  @Override
  public int mark(String sink, int partition, long offset) throws StoreUnavailableException {
    Object times =
        questions.run(MARK, StoredPosition.field(sink, partition), Keys.bytes(offset)).get(0);
    return Math.toIntExact((Long) times);
  }

  @Override
  public void clear(String sink, int partition) throws StoreUnavailableException {
    questions.anyway("HDEL", "marks", StoredPosition.field(sink, partition));
  }
}
