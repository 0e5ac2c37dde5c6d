package io.tailrace.testkit.sink;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Sink;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * The process that a {@link KillTrial} kills: it writes from the committed offset on, in batches of
 * random size, now and then records from before it, marked as such.
 */
final class KilledWriter {
  static final String STARTING = "starting";
  static final String WRITING = "writing";
  private static final int WARM_AFTER = 3;
  private static final int LARGEST_BATCH = 300;
  // It ends by itself, in case that its killer dies first.
  private static final int MOST_BATCHES = 20_000;

  private final Sink sink;
  private final Random random;

  private KilledWriter(Sink sink, Random random) {
    this.sink = sink;
    this.random = random;
  }

  public static void main(String[] args) throws Exception {
    System.out.println(STARTING);
    Sink sink = make(Class.forName(args[0]).asSubclass(TrialSinks.class)).on(Path.of(args[1]));
    sink.open();
    new KilledWriter(sink, new Random(Long.parseLong(args[2]))).write();
  }

  static TrialSinks make(Class<? extends TrialSinks> sinks) throws ReflectiveOperationException {
    Constructor<? extends TrialSinks> constructor = sinks.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private void write() throws Exception {
    Position position = sink.committed(0).orElse(Position.at(SinkScene.LOG, 0, 0));
    for (int i = 0; i < MOST_BATCHES; i++) {
      if (i == WARM_AFTER) {
        System.out.println(WRITING);
      }
      boolean again = random.nextInt(10) == 0;
      long from = again ? Math.max(0, position.offset() - random.nextInt(500)) : position.offset();
      long to = position.offset() + random.nextInt(LARGEST_BATCH);
      position = position.advancedTo(to);
      sink.write(
          new Batch(
              LongStream.range(from, to).mapToObj(TrialRecords::usual).toList(),
              position,
              SinkScene.EPOCH,
              again));
    }
  }
}
