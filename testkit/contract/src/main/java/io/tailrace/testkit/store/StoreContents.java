package io.tailrace.testkit.store;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * What an {@link InMemoryConsumerStore} holds. Its fields are read and written inside {@link #ask}
 * only.
 */
final class StoreContents {
  /** One sink's share of the log. */
  record Share(String sink, int partition) {}

  /** A position with the epoch that committed it. */
  record Committed(long epoch, Position position) {}

  /** A sink's text with the epoch that set it. */
  record Note(long epoch, String text) {}

  private final ReentrantLock lock = new ReentrantLock();
  private volatile String failure;

  final Map<Share, Committed> positions = new HashMap<>();
  final Map<Share, Note> notes = new HashMap<>();
  final TreeMap<Long, DeadLetter> letters = new TreeMap<>();
  final TreeMap<Long, Replay> replays = new TreeMap<>();
  final Map<Share, Map<Long, Integer>> marks = new HashMap<>();
  final List<Gap> gaps = new ArrayList<>();
  long changes;
  long lastReplay;
  long epoch;
  boolean running;

  void failure(String reason) {
    failure = reason;
  }

  <T> T ask(Function<StoreContents, T> question) throws StoreUnavailableException {
    lock.lock();
    try {
      if (failure != null) {
        throw new StoreUnavailableException(failure);
      }
      return question.apply(this);
    } finally {
      lock.unlock();
    }
  }
}
