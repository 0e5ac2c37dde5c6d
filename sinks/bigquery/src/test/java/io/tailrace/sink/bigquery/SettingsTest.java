package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Position;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as text is read back, or said to be wrong. */
class SettingsTest {
  @Test
  void aDatasetIsReadFromItsUrl() {
    assertThat(Dataset.of("bigquery:acme-prod.events"))
        .isEqualTo(new Dataset("acme-prod", "events", null));
    assertThat(Dataset.of("bigquery:acme-prod"))
        .isEqualTo(new Dataset("acme-prod", "customerio_events", null));
    assertThat(Dataset.of("bigquery:acme-prod.events?location=EU"))
        .isEqualTo(new Dataset("acme-prod", "events", "EU"));
    assertThat(Dataset.of("bigquery:example.com:acme.events"))
        .isEqualTo(new Dataset("example.com:acme", "events", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bigquery:", "bigquery:acme.", "bigquery:acme.a-b", "bigquery://acme/x"})
  void otherUrlsAreRefused(String url) {
    assertThatThrownBy(() -> Dataset.of(url)).hasMessageContaining("bigquery:PROJECT.DATASET");
  }

  @Test
  void anEndpointIsRestThenGrpc() {
    assertThat(Access.at("http://127.0.0.1:9050,127.0.0.1:9060"))
        .isEqualTo(new Access(URI.create("http://127.0.0.1:9050"), "127.0.0.1:9060", true));
    assertThat(Access.at("https://bq.internal,grpc.internal:443").plaintext()).isFalse();
    assertThatThrownBy(() -> Access.at("127.0.0.1:9050")).hasMessageContaining("HOST:PORT");
  }

  @Test
  void whatIsRecordedIsReadBack() {
    Position from = new Position(Trial.LOG, 3, 40, List.of(7L, 9L));
    Recorded recorded = Recorded.NOTHING.at(from);
    for (Recorded one :
        List.of(
            Recorded.NOTHING,
            recorded,
            recorded.flushing("projects/p/streams/s", 12, from.advancedTo(50)),
            recorded.flushing("s", 12, from.advancedTo(50)).doubted(),
            recorded.doubtedBefore(Instant.parse("2027-01-01T00:00:00.123456Z")),
            recorded.flushing("s", 12, from.advancedTo(50)).flushed())) {
      assertThat(Recorded.of(one.text(), 3)).isEqualTo(one);
    }
    assertThatThrownBy(() -> Recorded.of("2\nx", 3)).hasMessageContaining("newer version");
  }

  @Test
  void doubtEndsWhereItsRecordsDo() {
    Position from = Position.at(Trial.LOG, 0, 40);
    Recorded doubted = Recorded.NOTHING.at(from).flushing("s", 5, from.advancedTo(50)).doubted();
    assertThat(doubted.position()).isEqualTo(from);
    assertThat(doubted.at(from.advancedTo(45)).doubt()).isEqualTo(Doubt.NONE.until(50));
    assertThat(doubted.at(from.advancedTo(50)).doubt()).isEqualTo(Doubt.NONE);
  }
}
