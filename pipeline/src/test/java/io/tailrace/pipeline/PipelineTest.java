package io.tailrace.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.handler.StartAt;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pipeline as who embeds it makes one. */
@Timeout(60)
class PipelineTest {
  private final Engines engines = new Engines();
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();

  @Test
  void aHandlerGoesOnWhereItWas() throws Exception {
    try (Pipeline pipeline = alone().start()) {
      keep(pipeline, "e1");
      keep(pipeline, "e2");
      assertThat(next()).isEqualTo("e1");
      assertThat(next()).isEqualTo("e2");
    }
    assertThat(engines.open).hasValue(0);
    try (Pipeline pipeline = alone().start()) {
      keep(pipeline, "e3");
      assertThat(next()).as("and no other again").isEqualTo("e3");
    }
  }

  /** Also what comes while it cannot say yet where it begins. */
  @Test
  void fromNowOnMeansFromItsFirstOpening() throws Exception {
    try (Pipeline without = without().open()) {
      keep(without, "e1");
    }
    engines.store.failure("no disk");
    try (Pipeline pipeline = fromNow().start()) {
      keep(pipeline, "e2");
      engines.store.failure(null);
      assertThat(next()).isEqualTo("e2");
    }
    try (Pipeline without = without().open()) {
      keep(without, "e3");
    }
    try (Pipeline pipeline = fromNow().start()) {
      keep(pipeline, "e4");
      assertThat(next()).as("where it was, not from now on again").isEqualTo("e3");
      assertThat(next()).isEqualTo("e4");
    }
  }

  /** However often the process ends before the handler's first turn. */
  @Test
  void whatComesBeforeItsFirstTurnIsItsOwn() throws Exception {
    try (Pipeline without = without().open()) {
      keep(without, "e1");
    }
    try (Pipeline killed = fromNow().open()) {
      keep(killed, "e2");
    }
    try (Pipeline killedAgain = fromNow().open()) {
      keep(killedAgain, "e3");
    }
    try (Pipeline pipeline = fromNow().start()) {
      keep(pipeline, "e4");
      assertThat(List.of(next(), next(), next())).containsExactly("e2", "e3", "e4");
    }
  }

  private PipelineBuilder without() {
    return Pipeline.builder().log(engines.log(false, Optional.of(engines.store(false))));
  }

  private PipelineBuilder fromNow() {
    return without()
        .handler("test", StartAt.NOW, record -> handled.add(record.knownEvent().eventId()));
  }

  @Test
  void whatIsReceivedIsKeptWhileTheStoreIsAwayAndHandledOnceItIsThere() throws Exception {
    engines.store.failure("no disk");
    try (Pipeline pipeline = alone().start()) {
      keep(pipeline, "e1");
      PartitionStatus status = pipeline.views().get(0).standings().read().get(0);
      assertThat(status.healthy()).isFalse();
      assertThat(status.lastError()).contains("no disk");
      assertThat(handled).isEmpty();
      engines.store.failure(null);
      assertThat(next()).isEqualTo("e1");
    }
  }

  @Test
  void aLogThatSeveralProcessesShareIsRefusedAStoreWithoutLeases() {
    PipelineBuilder unfit =
        Pipeline.builder().log(engines.log(true, Optional.empty())).store(engines.store(false));
    assertThatThrownBy(unfit::start)
        .isInstanceOf(EngineRefusedException.class)
        .hasMessageContaining("leases");
    assertThat(engines.open).as("what was opened before is closed").hasValue(0);
  }

  @Test
  void aLogNeedBringNoStore() {
    PipelineBuilder without = Pipeline.builder().log(engines.log(false, Optional.empty()));
    assertThatThrownBy(without::start)
        .isInstanceOf(EngineRefusedException.class)
        .hasMessageContaining("store.url");
  }

  @Test
  void whetherWorkIsSharedIsTheStoresWord() throws Exception {
    try (Pipeline first = shared().start()) {
      assertThat(first.isShared()).isTrue();
      keep(first, "e1");
      assertThat(next()).isEqualTo("e1");
      Pipeline second = shared().start();
      assertThat(first.takes("names", Duration.ofMinutes(1))).isTrue();
      assertThat(second.takes("names", Duration.ofMinutes(1))).isFalse();
      second.close();
      keep(first, "e2");
      assertThat(next()).isEqualTo("e2");
    }
    assertThat(engines.open).hasValue(0);
  }

  @Test
  void whatLogAndStoreWarnOfIsSaidOnce() throws Exception {
    try (Pipeline pipeline = alone().open()) {
      assertThat(pipeline.warnings()).containsExactly("of both", "of the log", "of the store");
      assertThat(pipeline.takes("names", Duration.ofMinutes(1))).isTrue();
      assertThat(pipeline.isShared()).isFalse();
    }
  }

  private PipelineBuilder alone() {
    return without()
        .handler("test", StartAt.EARLIEST, record -> handled.add(record.knownEvent().eventId()));
  }

  private PipelineBuilder shared() {
    return Pipeline.builder()
        .log(engines.log(true, Optional.of(engines.store(true))))
        .handler("test", StartAt.EARLIEST, record -> handled.add(record.knownEvent().eventId()));
  }

  private static void keep(Pipeline pipeline, String id) throws Exception {
    byte[] body =
        ("{\"event_id\":\""
                + id
                + "\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1700000000,"
                + "\"data\":{}}")
            .getBytes(UTF_8);
    var key = new EventKey(id, ObjectType.EMAIL, Metric.SENT, Instant.ofEpochSecond(1700000000));
    NewRecord record = NewRecord.event("default", key, Source.WEBHOOK, Instant.now(), body);
    pipeline.log().append(List.of(record), Instant.now().plusSeconds(5));
  }

  private String next() throws InterruptedException {
    return handled.poll(30, TimeUnit.SECONDS);
  }
}
