package io.tailrace.log.redis;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.LogUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The gaps, in a list that only grows: a gap's number is its place in it. Who took notice of one
 * stands apart, by its number. Safe for use by many threads.
 */
record StoredGaps(StoreQuestions questions) {
  private static final int WORDS_WITHOUT_CAUSE = 6;

  void add(Gap gap) throws LogUnavailableException {
    byte[] written =
        Keys.joined(
            gap.sink(),
            String.valueOf(gap.partition()),
            String.valueOf(gap.from()),
            String.valueOf(gap.to()),
            String.valueOf(gap.records()),
            String.valueOf(gap.at().toEpochMilli()),
            gap.cause().code());
    try {
      questions.anyway("RPUSH", "gaps", written);
    } catch (StoreUnavailableException e) {
      throw RedisPins.unavailable(e);
    }
  }

  boolean acknowledge(long id, Gap.Noted noted) throws LogUnavailableException {
    try {
      Long gaps = questions.ask(commands -> commands.llen(questions.key("gaps")));
      byte[] written = Keys.joined(String.valueOf(noted.at().toEpochMilli()), noted.by());
      return id >= 1
          && id <= gaps
          && (Long) questions.anyway("HSETNX", "gaps:noted", Keys.bytes(id), written) == 1;
    } catch (StoreUnavailableException e) {
      throw RedisPins.unavailable(e);
    }
  }

  List<Gap> read() throws LogUnavailableException {
    try {
      var kept = questions.ask(commands -> commands.lrange(questions.key("gaps"), 0, -1));
      List<Gap> gaps = new ArrayList<>(kept.size());
      for (byte[] written : kept) {
        gaps.add(gap(gaps.size() + 1, written));
      }
      if (!gaps.isEmpty()) {
        questions
            .ask(commands -> commands.hgetall(questions.key("gaps:noted")))
            .forEach((id, written) -> note(gaps, id, written));
      }
      return List.copyOf(gaps);
    } catch (StoreUnavailableException e) {
      throw RedisPins.unavailable(e);
    }
  }

  private static void note(List<Gap> gaps, byte[] id, byte[] written) {
    int place = Integer.parseInt(Keys.text(id)) - 1;
    List<String> words = Keys.parted(written);
    if (place < gaps.size()) {
      var noted = new Gap.Noted(words.get(1), Instant.ofEpochMilli(Long.parseLong(words.get(0))));
      gaps.set(place, gaps.get(place).acknowledged(noted));
    }
  }

  /** One written by a version that knew no causes was retention's. */
  private static Gap gap(long id, byte[] written) {
    List<String> words = Keys.parted(written);
    boolean withCause = words.size() > WORDS_WITHOUT_CAUSE;
    return new Gap(
        id,
        words.get(0),
        Integer.parseInt(words.get(1)),
        Long.parseLong(words.get(2)),
        Long.parseLong(words.get(3)),
        Long.parseLong(words.get(4)),
        withCause ? GapCause.of(words.get(WORDS_WITHOUT_CAUSE)) : GapCause.RETENTION,
        Instant.ofEpochMilli(Long.parseLong(words.get(5))),
        null);
  }
}
