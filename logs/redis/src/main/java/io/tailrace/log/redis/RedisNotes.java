package io.tailrace.log.redis;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.Optional;

/** Notes in a hash, fenced by the leases beside them. Safe for use by many threads. */
record RedisNotes(StoreQuestions questions) implements SinkNotes {
  private static final Script SET = Script.of("lease", "note");

  @Override
  public Optional<String> note(String sink, int partition) throws StoreUnavailableException {
    byte[] field = StoredPosition.field(sink, partition);
    byte[] value = questions.ask(commands -> commands.hget(questions.key("notes"), field));
    return Optional.ofNullable(value).map(Keys::text).map(RedisNotes::withoutEpoch);
  }

  private static String withoutEpoch(String value) {
    return value.substring(value.indexOf(' ') + 1);
  }

  /** Nothing is said of what is expected if nothing is. */
  @Override
  public boolean compareAndSet(String sink, int partition, long epoch, Change change)
      throws StoreUnavailableException {
    byte[] expected = Keys.bytes(change.expected() == null ? "" : "=" + change.expected());
    return questions
        .run(
            SET,
            Keys.bytes(sink),
            Keys.bytes(partition),
            Keys.bytes(epoch),
            expected,
            Keys.bytes(change.text()))
        .get(0)
        .equals(1L);
  }
}
