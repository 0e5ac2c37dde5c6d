package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that ends does not wait for a BigQuery that does not answer. */
@Timeout(60)
@Tag("full")
class StoppingTest {
  private static final Duration LONGER_THAN_ANYONE_WAITS = Duration.ofDays(1);

  @Test
  void openingIsGivenUp() throws Exception {
    ServerSocket hangsUp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    BigQuerySink sink = sink(hangsUp.getLocalPort());
    Thread stops = Thread.ofPlatform().start(() -> stopOnceAsked(sink, hangsUp));
    assertThatThrownBy(sink::open).isInstanceOf(SinkUnavailableException.class);
    stops.join();
    sink.close();
  }

  private static BigQuerySink sink(int port) {
    Access access = Access.at("http://127.0.0.1:" + port + ",127.0.0.1:" + port);
    BigQuerySettings settings =
        BigQuerySettings.of(new Dataset("a-project", "events", null), access)
            .retryingFor(LONGER_THAN_ANYONE_WAITS);
    InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of(BigQuerySink.NAME));
    return new BigQuerySink(settings, store, InstantSource.system());
  }

  private static void stopOnceAsked(BigQuerySink sink, ServerSocket hangsUp) {
    try (hangsUp) {
      hangsUp.accept().close();
      sink.stopping();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
