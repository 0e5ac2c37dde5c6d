package io.tailrace.log.redis;

import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of one worker, and the marks that all share: who takes a partition over goes on counting.
 * Safe for use by many threads.
 */
record RedisRuns(StoreQuestions questions, String worker) implements Runs {
  private static final Script BEGIN = Script.of("epoch", "begin");
  private static final String MARKS = "marks";

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
  public void mark(String sink, int partition, long offset) throws StoreUnavailableException {
    questions.anyway("HINCRBY", MARKS, field(sink, partition, offset), Keys.bytes(1));
  }

  @Override
  public void clear(String sink, int partition, long offset) throws StoreUnavailableException {
    questions.anyway("HDEL", MARKS, field(sink, partition, offset));
  }

  @Override
  public Map<Long, Integer> marks(String sink, int partition) throws StoreUnavailableException {
    List<String> share = List.of(sink, String.valueOf(partition));
    Map<Long, Integer> marks = new HashMap<>();
    questions
        .ask(commands -> commands.hgetall(questions.key(MARKS)))
        .forEach(
            (field, times) -> {
              List<String> parts = Keys.parted(field);
              if (parts.size() == 3 && parts.subList(0, 2).equals(share)) {
                marks.put(Long.valueOf(parts.get(2)), Integer.valueOf(Keys.text(times)));
              }
            });
    return marks;
  }

  private static byte[] field(String sink, int partition, long offset) {
    return Keys.joined(sink, String.valueOf(partition), String.valueOf(offset));
  }
}
