package io.tailrace.log.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Source;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one log: one set of ids, one order for each person, one end. */
@Tag("full")
class SeveralProcessesTest {
  @TempDir Path folder;
  private RedisServer server;
  private LogFixture one;
  private LogFixture two;

  @BeforeEach
  void open() throws Exception {
    server = RedisServer.start(folder);
    one = LogFixture.open(server, RedisLogSettings.DEFAULT);
    two = LogFixture.open(server, RedisLogSettings.DEFAULT.withPartitions(3));
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
    server.close();
  }

  private static NewRecord of(String person, String id) {
    return LogFixture.event(id, body(person, id).getBytes(UTF_8));
  }

  private static String body(String person, String id) {
    return ("{\"event_id\":\"%s\",\"metric\":\"sent\",\"object_type\":\"email\",\"timestamp\":1700000000,"
            + "\"data\":{\"identifiers\":{\"id\":\"%s\"}}}")
        .formatted(id, person);
  }

  @Test
  void theCountOfPartitionsIsTheLogs() {
    assertThat(one.log.reader().partitions()).isEqualTo(8);
    assertThat(two.log.reader().partitions()).isEqualTo(8);
  }

  @Test
  void whatBothAreGivenIsKeptOnce() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<AppendOutcome>> calls = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        String id = "e" + i;
        calls.add(() -> one.append(of("p" + id.length(), id)));
        calls.add(() -> two.append(of("p" + id.length(), id)));
      }
      int appended = 0;
      for (Future<AppendOutcome> outcome : executor.invokeAll(calls)) {
        appended += outcome.get() == AppendOutcome.APPENDED ? 1 : 0;
      }
      assertThat(appended).isEqualTo(500);
    }
    assertThat(one.keys()).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void onePersonsEventsStayTogetherAndInOrder() throws Exception {
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      (i % 2 == 0 ? one : two).append(of("person-" + i % 30, "e" + i));
    }
    for (int partition = 0; partition < 8; partition++) {
      List<LogRecord> records =
          one.log.reader().read(partition, 0, new ReadLimit(1_000, Long.MAX_VALUE));
      List<Integer> numbers =
          records.stream().map(record -> Integer.valueOf(record.key().substring(1))).toList();
      assertThat(numbers).isSorted();
      for (int number : numbers) {
        assertThat(numbers).contains(number % 30, number % 30 + 270);
      }
      used.add(records.isEmpty() ? -1 : partition);
    }
    assertThat(used).hasSizeGreaterThan(4);
  }

  @Test
  void readersSeeWhatTheOtherAppends() throws Exception {
    int partition = Partitions.of(of("p", "e1"), 8);
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            waiting.complete(one.log.reader().await(partition, 1, Duration.ofSeconds(30)));
          } catch (InterruptedException e) {
            waiting.completeExceptionally(e);
          }
        });
    two.append(of("p", "e1"));
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(one.log.reader().find("default", "e1")).isPresent();
    assertThat(one.log.reader().known("default", "e1").orElseThrow().partition())
        .isEqualTo(partition);
  }

  @Test
  void quarantineIsFoundInWhicheverPartition() throws Exception {
    QuarantineReason reason = new QuarantineReason("not_json", "it is no JSON");
    for (int i = 0; i < 20; i++) {
      byte[] body = ("{" + i).getBytes(UTF_8);
      NewRecord record =
          NewRecord.quarantined("default", reason, Source.WEBHOOK, Instant.now(), body);
      one.append(record);
      assertThat(two.log.quarantine().find("default", record.key())).isPresent();
    }
    assertThat(two.log.quarantine().counts().get(0).records()).isEqualTo(20);
  }
}
