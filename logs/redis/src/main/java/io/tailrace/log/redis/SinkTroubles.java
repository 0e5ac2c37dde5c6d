package io.tailrace.log.redis;

import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.ConsumerStatus;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.lease.WorkerTrouble;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What keeps sinks from working, by the word of the workers that feed them. A worker that died said
 * nothing more: whether it is there its lease tells. Safe for use by many threads.
 */
public final class SinkTroubles {
  private final StoreQuestions questions;

  SinkTroubles(StoreQuestions questions) {
    this.questions = questions;
  }

  /** By partition; none for those where the sink works. */
  public Map<Integer, WorkerTrouble> of(String sink) throws StoreUnavailableException {
    Map<Integer, WorkerTrouble> troubles = new HashMap<>();
    questions
        .ask(commands -> commands.hgetall(questions.key("troubles")))
        .forEach(
            (field, said) -> {
              List<String> place = Keys.parted(field);
              if (place.get(0).equals(sink)) {
                troubles.put(Integer.valueOf(place.get(1)), trouble(said));
              }
            });
    return troubles;
  }

  /** What there is to say of it; nothing if it works. */
  static byte[] said(ConsumerStatus status) {
    return status.state().healthy()
        ? new byte[0]
        : Keys.joined(
            status.state().name(),
            String.valueOf(status.lastErrorAt().toEpochMilli()),
            status.lastError());
  }

  private static WorkerTrouble trouble(byte[] said) {
    List<String> words = Keys.parted(said);
    return new WorkerTrouble(
        ConsumerState.valueOf(words.get(0)),
        words.get(2),
        Instant.ofEpochMilli(Long.parseLong(words.get(1))));
  }
}
