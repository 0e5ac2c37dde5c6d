package io.tailrace.example.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import io.tailrace.core.settings.Section;
import io.tailrace.customerio.RequestBody;
import io.tailrace.log.sqlite.SqliteConsumerStore;
import io.tailrace.log.sqlite.SqliteLog;
import io.tailrace.log.sqlite.SqliteLogSettings;
import io.tailrace.pipeline.ConsumerGroup;
import io.tailrace.pipeline.PipelineSinks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine is all that a pipeline needs to know of the sink. */
@Timeout(60)
class LineFileInPipelineTest {
  private static final InstantSource CLOCK = InstantSource.system();
  @TempDir Path folder;

  @Test
  void eachEventOfTheLogBecomesALine() throws Exception {
    try (var sinks = sinks("file:lines");
        var store = SqliteConsumerStore.open(folder, sinks.names());
        var log = SqliteLog.open(SqliteLogSettings.in(folder), store.pins(), CLOCK)) {
      var backing = new ConsumerGroup.Backing(log, store, CLOCK);
      var group = new ConsumerGroup(sinks.sources(log, store), backing, ConsumerSettings.DEFAULT);
      log.append(IntStream.range(0, 3).mapToObj(this::event).toList(), deadline());
      var shift = group.begin(group.sources().get(0), 0, store.runs().begin(), () -> true);
      await(3);
      log.append(List.of(event(3)), deadline());
      await(4);
      shift.close();
    }
    assertThat(lines()).containsExactly("default e0", "default e1", "default e2", "default e3");
  }

  @Test
  void whoDoesNotAskForItHasNone() {
    try (var sinks = sinks(Section.of(LineFileConfig.class).byDefault().url())) {
      assertThat(sinks.names()).isEmpty();
    }
  }

  private PipelineSinks sinks(String url) {
    var place = new SinkPlace(folder, CLOCK, 1, 0, false);
    return new PipelineSinks(new LineFileEngine().sinks(new LineFileConfig(url), place));
  }

  private NewRecord event(int number) {
    byte[] body =
        """
        {"event_id":"e%s","object_type":"email","metric":"sent","timestamp":1790000000,"data":{}}
        """
            .formatted(number)
            .getBytes(StandardCharsets.UTF_8);
    var element = RequestBody.split(body).get(0);
    return NewRecord.event(
        "default", element.key(), Source.WEBHOOK, CLOCK.instant(), element.bytes());
  }

  private static Instant deadline() {
    return CLOCK.instant().plusSeconds(30);
  }

  private void await(int count) throws Exception {
    while (lines().size() < count) {
      Thread.onSpinWait();
    }
  }

  private List<String> lines() throws Exception {
    Path file = folder.resolve("lines");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
