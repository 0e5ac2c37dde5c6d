package io.tailrace.testkit.store;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetter.State;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Dead letters of an {@link InMemoryConsumerStore}. Safe for use by many threads. */
record InMemoryDeadLetters(StoreContents contents) implements DeadLetters {
  @Override
  public void add(DeadLetter letter) throws StoreUnavailableException {
    contents.ask(
        all -> {
          long id =
              all.letters.values().stream()
                  .filter(known -> same(known, letter))
                  .mapToLong(DeadLetter::id)
                  .findFirst()
                  .orElse(all.letters.size() + 1L);
          all.letters.put(id, new Change(letter).dead(id, ++all.changes));
          return id;
        });
  }

  private static boolean same(DeadLetter one, DeadLetter other) {
    LogRecord a = one.record();
    LogRecord b = other.record();
    return one.sink().equals(other.sink())
        && a.partition() == b.partition()
        && a.offset() == b.offset()
        && a.feed().equals(b.feed())
        && a.key().equals(b.key());
  }

  @Override
  public List<DeadLetter> list(String sink, String reason, long afterId, int limit)
      throws StoreUnavailableException {
    return select(
        letter ->
            unresolved(letter)
                && letter.id() > afterId
                && (sink == null || letter.sink().equals(sink))
                && (reason == null || letter.reason().equals(reason)),
        limit);
  }

  @Override
  public Optional<DeadLetter> find(long id) throws StoreUnavailableException {
    return select(letter -> unresolved(letter) && letter.id() == id, 1).stream().findFirst();
  }

  @Override
  public List<DeadLetter> of(String feed, String key) throws StoreUnavailableException {
    return select(
        letter -> letter.record().feed().equals(feed) && letter.record().key().equals(key),
        Integer.MAX_VALUE);
  }

  @Override
  public Map<String, Long> counts() throws StoreUnavailableException {
    return contents.ask(
        all ->
            all.letters.values().stream()
                .filter(InMemoryDeadLetters::unresolved)
                .collect(groupingBy(DeadLetter::sink, counting())));
  }

  @Override
  public boolean requestReplay(long id) throws StoreUnavailableException {
    return change(id, (change, number) -> change.state(State.REPLAY_REQUESTED, null, number));
  }

  @Override
  public List<DeadLetter> requested(String sink, int partition, int limit)
      throws StoreUnavailableException {
    return select(
        letter ->
            letter.state() == State.REPLAY_REQUESTED
                && letter.sink().equals(sink)
                && letter.record().partition() == partition,
        limit);
  }

  @Override
  public void refusedAgain(long id, String reason, Instant at) throws StoreUnavailableException {
    change(id, (change, number) -> change.refused(reason, at, number));
  }

  @Override
  public boolean resolve(long id, State state, Instant at) throws StoreUnavailableException {
    return change(id, (change, number) -> change.state(state, at, number));
  }

  @Override
  public Optional<DeadLetter> dropOldest(String sink, int keep, Instant at)
      throws StoreUnavailableException {
    return contents.ask(
        all -> {
          List<DeadLetter> open =
              all.letters.values().stream()
                  .filter(letter -> unresolved(letter) && letter.sink().equals(sink))
                  .toList();
          Optional<DeadLetter> oldest =
              open.stream().filter(letter -> letter.state() == State.DEAD).findFirst();
          if (open.size() <= keep || oldest.isEmpty()) {
            return Optional.<DeadLetter>empty();
          }
          Change change = new Change(oldest.get());
          all.letters.put(oldest.get().id(), change.dropped(at, ++all.changes));
          return oldest;
        });
  }

  @Override
  public List<DeadLetter> changedAfter(long change, int limit) throws StoreUnavailableException {
    return contents.ask(
        all ->
            all.letters.values().stream()
                .filter(letter -> letter.change() > change)
                .sorted(Comparator.comparingLong(DeadLetter::change))
                .limit(limit)
                .toList());
  }

  private List<DeadLetter> select(Predicate<DeadLetter> which, int limit)
      throws StoreUnavailableException {
    return contents.ask(all -> all.letters.values().stream().filter(which).limit(limit).toList());
  }

  private boolean change(long id, Edit edit) throws StoreUnavailableException {
    return contents.ask(
        all -> {
          DeadLetter letter = all.letters.get(id);
          if (letter == null || !unresolved(letter)) {
            return false;
          }
          all.letters.put(id, edit.apply(new Change(letter), ++all.changes));
          return true;
        });
  }

  private static boolean unresolved(DeadLetter letter) {
    return letter.state() == State.DEAD || letter.state() == State.REPLAY_REQUESTED;
  }

  /** Makes the next version of a letter under this change number. */
  private interface Edit {
    DeadLetter apply(Change change, long number);
  }

  /** The next versions that a letter can have. */
  private record Change(DeadLetter old) {
    DeadLetter dead(long id, long number) {
      return new DeadLetter(
          id,
          number,
          old.sink(),
          old.record(),
          old.reason(),
          old.attempts(),
          old.at(),
          State.DEAD,
          null);
    }

    DeadLetter state(State state, Instant resolvedAt, long number) {
      return new DeadLetter(
          old.id(),
          number,
          old.sink(),
          old.record(),
          old.reason(),
          old.attempts(),
          old.at(),
          state,
          resolvedAt);
    }

    DeadLetter dropped(Instant resolvedAt, long number) {
      return new DeadLetter(
          old.id(),
          number,
          old.sink(),
          old.record().withoutBody(),
          old.reason(),
          old.attempts(),
          old.at(),
          State.DROPPED,
          resolvedAt);
    }

    DeadLetter refused(String reason, Instant at, long number) {
      return new DeadLetter(
          old.id(),
          number,
          old.sink(),
          old.record(),
          reason,
          old.attempts() + 1,
          at,
          State.DEAD,
          null);
    }
  }
}
