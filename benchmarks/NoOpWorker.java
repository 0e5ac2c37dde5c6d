import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerLoop;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.lease.FairShare;
import io.tailrace.core.lease.HeldLease;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.lease.LeaseHolder;
import io.tailrace.core.lease.LeaseLoop;
import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.core.handler.HandlerSink;
import io.tailrace.log.redis.Redis;
import io.tailrace.log.redis.RedisAddress;
import io.tailrace.log.redis.RedisConsumerStore;
import io.tailrace.log.redis.RedisLog;
import io.tailrace.log.redis.RedisLogSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * {@code serve --role worker} with one sink, a handler that does nothing. Says ten times a second how
 * many events it has had. {@code java -cp … NoOpWorker.java REDIS-URL}; ends when it is killed.
 */
public final class NoOpWorker implements LeaseHolder {
  private static final String NAME = "nothing";
  private final AtomicLong done = new AtomicLong();
  private final Semaphore places = new Semaphore(8);
  private final Map<String, ConsumerLoop> loops = new ConcurrentHashMap<>();
  private final RedisConsumerStore store;
  private final RedisLog log;

  private NoOpWorker(RedisConsumerStore store, RedisLog log) {
    this.store = store;
    this.log = log;
  }

  public static void main(String[] args) throws Exception {
    String worker = UUID.randomUUID().toString();
    Redis redis = Redis.connect(RedisAddress.of(args[0]), "tailrace");
    RedisConsumerStore store = RedisConsumerStore.open(redis, Set.of("handler:" + NAME), worker);
    RedisLogSettings settings = RedisLogSettings.DEFAULT.withMaxBytes(16L << 30);
    RedisLog log = RedisLog.open(redis, settings, store.pins(), InstantSource.system());
    NoOpWorker holder = new NoOpWorker(store, log);
    var names = IntStream.range(0, log.reader().partitions()).mapToObj(Lease::partition).toList();
    new LeaseLoop(new FairShare(store.leases(), worker, names, holder, FairShare.Clock.system(LeaseTimes.DEFAULT)))
        .start();
    while (true) {
      Thread.sleep(100);
      System.out.println(System.currentTimeMillis() + " " + holder.done);
    }
  }

  @Override
  public void taken(HeldLease held) {
    String name = held.lease().name();
    int partition = Integer.parseInt(name.substring(name.indexOf(':') + 1));
    var sink = new HandlerSink(NAME, record -> done.incrementAndGet(), store.positions());
    var context =
        new ConsumerContext(
            ConsumerSettings.DEFAULT, held.lease().run(), InstantSource.system(), new Random());
    var consumer = new Consumer(sink, partition, log, store, context);
    ConsumerLoop loop = new ConsumerLoop(consumer, held::isValid, places);
    loops.put(name, loop);
    loop.start();
  }

  @Override
  public void lost(HeldLease held) {
    loops.remove(held.lease().name()).close();
  }
}
