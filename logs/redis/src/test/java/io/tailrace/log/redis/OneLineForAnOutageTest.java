package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.Outages;
import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An outage that all sinks in all partitions share is said once, and its end too. */
@Tag("full")
class OneLineForAnOutageTest {
  private static final Logger SAID = (Logger) LoggerFactory.getLogger("io.tailrace.core.consumer");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final List<Consumer> consumers = new ArrayList<>();
  private final Outages outages = new Outages();
  @TempDir Path folder;
  private RedisServer server;
  private LogFixture fixture;
  private RedisConsumerStore store;
  private boolean shut;

  @BeforeEach
  void open() throws Exception {
    server = RedisServer.start(folder);
    fixture = LogFixture.open(server, RedisLogSettings.DEFAULT);
    store = RedisConsumerStore.open(fixture.redis, Set.of("handler:a", "handler:b"), "worker");
    for (int partition = 0; partition < fixture.log.reader().partitions(); partition++) {
      Lease lease =
          store
              .leases()
              .acquire(Lease.partition(partition), "worker", Duration.ofMinutes(5))
              .orElseThrow();
      consumers.add(consumer("a", partition, lease));
      consumers.add(consumer("b", partition, lease));
    }
    for (int i = 0; i < 200; i++) {
      String body =
          String.format(
              Locale.ROOT,
              "{\"event_id\":\"e%d\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1,\"data\":{\"recipient\":\"p%d@b.example\"}}",
              i,
              i);
      fixture.append(LogFixture.event("e" + i, Keys.bytes(body)));
    }
    SAID.setLevel(Level.INFO);
    lines.start();
    SAID.addAppender(lines);
  }

  @AfterEach
  void close() {
    SAID.detachAppender(lines);
    fixture.close();
    server.close();
  }

  private Consumer consumer(String name, int partition, Lease lease) {
    var sink = new HandlerSink(name, event -> openOrShut(), store.positions());
    var context =
        new ConsumerContext(
            ConsumerSettings.DEFAULT, lease.run(), InstantSource.system(), new Random(1), outages);
    return new Consumer(sink, partition, fixture.log, store, context);
  }

  private void openOrShut() throws SinkUnavailableException {
    if (shut) {
      throw new SinkUnavailableException("the shop is shut");
    }
  }

  private List<String> saidWhenAllRun() {
    lines.list.clear();
    consumers.forEach(Consumer::runOnce);
    consumers.forEach(Consumer::runOnce);
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void ofRedis() throws Exception {
    assertThat(saidWhenAllRun()).isEmpty();
    server.kill();
    LogFixture.eventually(() -> !fixture.log.check().ok());
    assertThat(saidWhenAllRun())
        .singleElement()
        .asString()
        .contains("no sink can be fed", "Redis at")
        .doesNotContain("Records wait in the log");
    server.start();
    LogFixture.eventually(() -> fixture.log.check().ok());
    assertThat(saidWhenAllRun()).singleElement().isEqualTo("sinks are fed again");
  }

  @Test
  void ofEachSink() {
    shut = true;
    assertThat(saidWhenAllRun())
        .hasSize(2)
        .anyMatch(line -> line.contains("handler:a is holding: the shop is shut"))
        .anyMatch(line -> line.contains("handler:b is holding: the shop is shut"));
    shut = false;
    assertThat(saidWhenAllRun())
        .containsExactlyInAnyOrder("handler:a works again", "handler:b works again");
  }
}
