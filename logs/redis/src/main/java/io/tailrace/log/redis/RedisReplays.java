package io.tailrace.log.redis;

import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Unfinished replays in a hash, by their numbers. Safe for use by many threads. */
record RedisReplays(StoreQuestions questions) implements Replays {

  @Override
  public Replay request(String sink, int partition, long from, long to)
      throws StoreUnavailableException {
    long id = (Long) questions.anyway("INCR", "replays:last");
    Replay replay = new Replay(id, sink, partition, from, to);
    write(replay);
    return replay;
  }

  private void write(Replay replay) throws StoreUnavailableException {
    byte[] written =
        Keys.joined(
            replay.sink(),
            String.valueOf(replay.partition()),
            String.valueOf(replay.next()),
            String.valueOf(replay.to()));
    questions.anyway("HSET", "replays", Keys.bytes(replay.id()), written);
  }

  @Override
  public Optional<Replay> next(String sink, int partition) throws StoreUnavailableException {
    return unfinished().stream()
        .filter(replay -> replay.sink().equals(sink) && replay.partition() == partition)
        .findFirst();
  }

  @Override
  public void advance(Replay replay, long next) throws StoreUnavailableException {
    if (next < replay.to()) {
      write(new Replay(replay.id(), replay.sink(), replay.partition(), next, replay.to()));
    } else {
      questions.anyway("HDEL", "replays", Keys.bytes(replay.id()));
    }
  }

  @Override
  public List<Replay> unfinished() throws StoreUnavailableException {
    Map<byte[], byte[]> kept =
        questions.ask(commands -> commands.hgetall(questions.key("replays")));
    return kept.entrySet().stream()
        .map(entry -> replay(Long.parseLong(Keys.text(entry.getKey())), entry.getValue()))
        .sorted(Comparator.comparingLong(Replay::id))
        .toList();
  }

  private static Replay replay(long id, byte[] written) {
    List<String> words = Keys.parted(written);
    return new Replay(
        id,
        words.get(0),
        Integer.parseInt(words.get(1)),
        Long.parseLong(words.get(2)),
        Long.parseLong(words.get(3)));
  }
}
