package io.tailrace.log.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetter.State;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Dead letters, a hash for each, and sorted sets to find them by. Safe for use by many threads. */
record RedisDeadLetters(StoreQuestions questions) implements DeadLetters {
  private static final Script ADD = Script.of("letter-add");
  private static final Script CHANGE = Script.of("letter-change");
  private static final Script OLDEST = Script.of("letter-oldest");
  private static final Script DROP = Script.of("letter-drop", "letter-change");
  private static final int AT_ONCE = 200;

  @Override
  public void add(DeadLetter letter) throws StoreUnavailableException {
    questions.run(ADD, LetterFields.added(letter));
  }

  @Override
  public List<DeadLetter> list(String sink, String reason, long afterId, int limit)
      throws StoreUnavailableException {
    Predicate<DeadLetter> wanted =
        letter ->
            (sink == null || letter.sink().equals(sink))
                && (reason == null || letter.reason().equals(reason));
    return select("letters:open", afterId, wanted, limit);
  }

  @Override
  public Optional<DeadLetter> find(long id) throws StoreUnavailableException {
    return select("letters:open", id - 1, letter -> letter.id() == id, 1).stream().findFirst();
  }

  @Override
  public List<DeadLetter> of(String feed, String key) throws StoreUnavailableException {
    byte[] from = Keys.joined(feed, key, "");
    byte[] to = from.clone();
    to[to.length - 1] = 1;
    List<byte[]> names =
        questions.ask(
            commands ->
                commands.zrangebylex(
                    questions.key("letters:of"),
                    Range.from(Range.Boundary.including(from), Range.Boundary.excluding(to))));
    List<Long> ids = new ArrayList<>();
    for (byte[] name : names) {
      String text = Keys.text(name);
      ids.add(Long.valueOf(text.substring(text.lastIndexOf(0) + 1)));
    }
    // A key may hold a zero byte itself, so that another's name begins alike.
    return letters(ids).stream()
        .filter(letter -> letter.record().feed().equals(feed) && letter.record().key().equals(key))
        .toList();
  }

  @Override
  public Map<String, Long> counts() throws StoreUnavailableException {
    Map<String, Long> counts = new HashMap<>();
    questions
        .ask(commands -> commands.hgetall(questions.key("letters:counts")))
        .forEach((sink, count) -> counts.put(Keys.text(sink), Long.valueOf(Keys.text(count))));
    return counts;
  }

  @Override
  public boolean requestReplay(long id) throws StoreUnavailableException {
    return change(id, State.REPLAY_REQUESTED, 0, false);
  }

  @Override
  public List<DeadLetter> requested(String sink, int partition, int limit)
      throws StoreUnavailableException {
    Predicate<DeadLetter> wanted =
        letter -> letter.sink().equals(sink) && letter.record().partition() == partition;
    return select("letters:requested", 0, wanted, limit);
  }

  @Override
  public void refusedAgain(long id, String reason, Instant at) throws StoreUnavailableException {
    change(
        id,
        State.DEAD,
        1,
        false,
        Keys.bytes("reason"),
        Keys.bytes(reason),
        Keys.bytes("at"),
        Keys.bytes(at.toEpochMilli()));
  }

  @Override
  public boolean resolve(long id, State state, Instant at) throws StoreUnavailableException {
    return change(id, state, 0, true, Keys.bytes("resolved"), Keys.bytes(at.toEpochMilli()));
  }

  @Override
  public Optional<DeadLetter> dropOldest(String sink, int keep, Instant at)
      throws StoreUnavailableException {
    while (true) {
      List<Object> oldest = questions.run(OLDEST, Keys.bytes(sink), Keys.bytes(keep));
      if (oldest.isEmpty()) {
        return Optional.empty();
      }
      for (DeadLetter letter : letters(List.of((Long) oldest.get(0)))) {
        // Another worker may have been faster: then the next is looked for.
        if (questions.run(DROP, LetterFields.dropped(letter, keep, at)).get(0).equals(1L)) {
          return Optional.of(letter);
        }
      }
    }
  }

  private boolean change(long id, State state, int attempts, boolean resolves, byte[]... fields)
      throws StoreUnavailableException {
    byte[][] arguments = new byte[fields.length + 4][];
    arguments[0] = Keys.bytes(id);
    arguments[1] = Keys.bytes(state.name());
    arguments[2] = Keys.bytes(attempts);
    arguments[3] = Keys.bytes(resolves ? 1 : 0);
    System.arraycopy(fields, 0, arguments, 4, fields.length);
    return questions.run(CHANGE, arguments).get(0).equals(1L);
  }

  @Override
  public List<DeadLetter> changedAfter(long change, int limit) throws StoreUnavailableException {
    return letters(ids("letters:changed", change, limit));
  }

  /** Those of this set past {@code after}, in its order, that are wanted. */
  private List<DeadLetter> select(String set, long after, Predicate<DeadLetter> wanted, int limit)
      throws StoreUnavailableException {
    List<DeadLetter> found = new ArrayList<>();
    List<Long> ids = ids(set, after, AT_ONCE);
    while (!ids.isEmpty() && found.size() < limit) {
      letters(ids).stream().filter(wanted).limit(limit - found.size()).forEach(found::add);
      ids = ids(set, ids.get(ids.size() - 1), AT_ONCE);
    }
    return found;
  }

  private List<Long> ids(String set, long after, int limit) throws StoreUnavailableException {
    Range<Long> range = Range.from(Range.Boundary.excluding(after), Range.Boundary.unbounded());
    return questions
        .ask(commands -> commands.zrangebyscore(questions.key(set), range, Limit.from(limit)))
        .stream()
        .map(id -> Long.valueOf(Keys.text(id)))
        .toList();
  }

  private List<DeadLetter> letters(List<Long> ids) throws StoreUnavailableException {
    List<DeadLetter> letters = new ArrayList<>();
    for (long id : ids) {
      Map<byte[], byte[]> hash =
          questions.ask(commands -> commands.hgetall(questions.key("letter:" + id)));
      if (!hash.isEmpty()) {
        letters.add(LetterFields.letter(id, hash));
      }
    }
    return letters;
  }
}
