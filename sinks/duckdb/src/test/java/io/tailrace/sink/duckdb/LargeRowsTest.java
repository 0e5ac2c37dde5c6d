package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.SinkRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the memory that is the default, rows of any size are written, read, exported, read again.
 *
 * <p>Over 10 s: hundreds of megabytes are written, exported and read again.
 */
class LargeRowsTest {
  private static final ReadLimit BATCH = DuckDbSettings.in(Path.of("")).traits().batch();
  private final Random random = new Random(5);
  @TempDir Path folder;
  @TempDir Path target;

  @Test
  @Tag("full")
  void wholeMails() throws Exception {
    load(true, 1_000, this::mail);
  }

  @Test
  @Tag("long")
  void aGigabyteOfWholeMails() throws Exception {
    load(true, 9_000, this::mail);
  }

  @Test
  @Tag("full")
  void fewHugeEvents() throws Exception {
    load(false, 60, offset -> event(offset, "\"custom\":\"" + text(1_500_000) + '"'));
  }

  @Test
  void asLargeAsARequestMayBe() throws Exception {
    load(false, 10, offset -> event(offset, "\"custom\":\"" + text(8_000_000) + '"'));
  }

  @Test
  @Tag("full")
  void longLinks() throws Exception {
    load(false, 5_000, this::link);
  }

  @Test
  @Tag("long")
  void manyLongLinks() throws Exception {
    load(false, 100_000, this::link);
  }

  private SinkRecord mail(long offset) {
    return event(offset, "\"content\":\"" + text(120_000) + '"');
  }

  private SinkRecord link(long offset) {
    return event(offset, "\"href\":\"https://example.com/" + text(8_000) + '"');
  }

  private static SinkRecord event(long offset, String more) {
    String data = "{\"delivery_id\":\"d" + offset + "\",\"campaign_id\":7," + more + '}';
    return Trial.event(offset, "event-" + offset, "sent", data);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(Long.toString(random.nextLong() >>> 1, 36)).append("<td class='x'>");
    }
    return text.substring(0, length);
  }

  private void load(boolean content, int count, LongFunction<SinkRecord> record) throws Exception {
    DuckDbSettings settings = DuckDbSettings.in(folder).withContent(content);
    try (Trial trial = Trial.opened(new Trial(settings))) {
      long characters = 0;
      for (long offset = 0; offset < count; ) {
        List<SinkRecord> batch = batch(offset, count, record);
        trial.write(batch, false);
        offset += batch.size();
        characters += batch.stream().mapToLong(r -> r.event().data().json().length()).sum();
      }
      assertAllThere(trial, count, characters);
      assertThat(trial.sink.reader().export(target, null, null).rows()).isEqualTo(count);
    }
    try (Trial trial = Trial.opened(new Trial(settings))) {
      assertThat(trial.offset()).isEqualTo(count);
      assertThat(trial.sink.reader().count()).isEqualTo(count);
      trial.again(record.apply(count - 1L));
      assertThat(trial.sink.reader().count()).isEqualTo(count);
    }
  }

  /** As a consumer reads them from the log. */
  private static List<SinkRecord> batch(long from, int end, LongFunction<SinkRecord> record) {
    List<SinkRecord> batch = new ArrayList<>();
    long bytes = 0;
    for (long offset = from; offset < end && batch.size() < BATCH.maxRecords(); offset++) {
      SinkRecord next = record.apply(offset);
      bytes += next.record().body().length;
      if (bytes > BATCH.maxBytes() && !batch.isEmpty()) {
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  private static void assertAllThere(Trial trial, int count, long characters) throws Exception {
    assertThat(
            trial.rows(
                "SELECT count(*), count(DISTINCT event_id), sum(length(data::VARCHAR)) FROM"
                    + " delivery_events"))
        .containsExactly(
            List.of((long) count, (long) count, java.math.BigInteger.valueOf(characters)));
    assertThat(trial.rows("SELECT data FROM delivery_events ORDER BY received_at DESC LIMIT 3"))
        .hasSize(3);
  }
}
