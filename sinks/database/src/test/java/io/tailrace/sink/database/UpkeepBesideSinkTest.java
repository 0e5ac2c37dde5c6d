package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sink.SinkRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Retention and readers work while the sink writes, and none of them gets in another's way. */
class UpkeepBesideSinkTest extends Scene {
  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  @Test
  void allGoOnTogether() throws Exception {
    AtomicBoolean written = new AtomicBoolean();
    CompletableFuture<Long> swept = onItsThread(() -> sweepUntil(written));
    CompletableFuture<Long> read = onItsThread(() -> readUntil(written));
    for (int i = 0; i < 300; i++) {
      Instant received = NOW.minus(Duration.ofDays(i % 2 == 0 ? 100 : 1));
      write(record(i, received), record(10_000 + i, received));
    }
    written.set(true);
    assertThat(swept.get() + new DatabaseUpkeep(database, DatabaseRetention.DEFAULT).sweep(NOW))
        .isPositive();
    assertThat(read.get()).isNotNegative();
    assertThat(tables.value("SELECT count(*) FROM deliveries")).isEqualTo(600);
  }

  private static CompletableFuture<Long> onItsThread(Supplier<Long> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
  }

  private static SinkRecord record(int i, Instant received) {
    String body =
        Samples.body("id" + i, "email", "sent", Samples.NOON, "\"delivery_id\":\"D" + i + "\"");
    return Samples.event(i, io.tailrace.core.log.Source.WEBHOOK, body, received);
  }

  private long sweepUntil(AtomicBoolean done) {
    return until(done, () -> new DatabaseUpkeep(database, DatabaseRetention.DEFAULT).sweep(NOW));
  }

  private long readUntil(AtomicBoolean done) {
    return until(done, () -> new DatabaseReader(database).counts().deliveries());
  }

  private static long until(AtomicBoolean done, Call call) {
    long sum = 0;
    do {
      try {
        sum += call.make();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    } while (!done.get());
    return sum;
  }

  private interface Call {
    long make() throws Exception;
  }
}
