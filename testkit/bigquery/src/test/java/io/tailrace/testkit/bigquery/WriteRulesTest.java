package io.tailrace.testkit.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.OutOfRangeException;
import com.google.cloud.bigquery.storage.v1.Exceptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Google's own client sees BigQuery's rules for buffered streams. */
@Tag("full")
class WriteRulesTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
  private SimulatedBigQuery bigQuery;
  private Writer writer;
  private String stream;

  @BeforeEach
  void start() throws Exception {
    bigQuery = SimulatedBigQuery.start(SimulationSettings.on(now::get));
    Tables.withThings(bigQuery);
    writer = new Writer(bigQuery);
    stream = writer.create();
  }

  @AfterEach
  void stop() {
    writer.close();
    bigQuery.close();
  }

  private List<String> names() {
    return bigQuery.rows("acme", "events", "things").stream().map(r -> r.text("name")).toList();
  }

  @Test
  void rowsAreSeenOnceTheyAreFlushed() throws Throwable {
    assertThat(writer.append(stream, 0, "a", "b", "c").getAppendResult().getOffset().getValue())
        .isZero();
    assertThat(names()).isEmpty();
    assertThat(writer.flush(stream, 1)).isEqualTo(1);
    assertThat(names()).containsExactly("a", "b");
    writer.flush(stream, 1);
    writer.flush(stream, 0);
    assertThat(names()).containsExactly("a", "b");
    writer.flush(stream, 2);
    assertThat(names()).containsExactly("a", "b", "c");
    assertThatThrownBy(() -> writer.flush(stream, 3)).isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void anOffsetIsTakenOnce() throws Throwable {
    writer.append(stream, 0, "a", "b");
    assertThatThrownBy(() -> writer.append(stream, 0, "a", "b"))
        .isInstanceOfSatisfying(
            Exceptions.OffsetAlreadyExists.class,
            e -> assertThat(e.getExpectedOffset()).isEqualTo(2));
    assertThatThrownBy(() -> writer.append(stream, 3, "d"))
        .isInstanceOfSatisfying(
            Exceptions.OffsetOutOfRange.class, e -> assertThat(e.getExpectedOffset()).isEqualTo(2));
    writer.append(stream, 2, "c");
    writer.flush(stream, 2);
    assertThat(names()).containsExactly("a", "b", "c");
  }

  @Test
  void oneFaultyRowKeepsTheWholeRequestOut() throws Throwable {
    assertThatThrownBy(() -> writer.append(stream, 0, "a", "", "c"))
        .isInstanceOfSatisfying(
            Exceptions.AppendSerializationError.class,
            e -> assertThat(e.getRowIndexToErrorMessage()).containsOnlyKeys(1));
    writer.append(stream, 0, "a", "c");
    writer.flush(stream, 1);
    assertThat(names()).containsExactly("a", "c");
  }

  @Test
  void aFieldThatIsNoColumnIsRefused() {
    assertThatThrownBy(() -> writer.append(stream, "other", 0, "a"))
        .isInstanceOf(Exceptions.SchemaMismatchedException.class);
  }

  @Test
  void anEndedStreamTakesNoMoreButIsFlushed() throws Throwable {
    writer.append(stream, 0, "a");
    assertThat(writer.client.finalizeWriteStream(stream).getRowCount()).isEqualTo(1);
    assertThatThrownBy(() -> writer.append(stream, 1, "b"))
        .isInstanceOf(Exceptions.StreamFinalizedException.class);
    writer.flush(stream, 0);
    assertThat(names()).containsExactly("a");
  }

  @Test
  void aStreamWithoutTrafficExpires() throws Throwable {
    writer.append(stream, 0, "a");
    advance(Duration.ofDays(6));
    writer.flush(stream, 0);
    advance(Duration.ofDays(6));
    assertThat(writer.client.getWriteStream(stream).getName()).isEqualTo(stream);
    advance(Duration.ofDays(8));
    assertThatThrownBy(() -> writer.flush(stream, 0)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> writer.append(stream, 1, "b"))
        .isInstanceOf(Exceptions.StreamNotFound.class);
    assertThat(names()).containsExactly("a");
  }

  private void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  @Test
  void aRequestIsSmallerThanTenMegabytes() throws Throwable {
    writer.append(stream, 0, "x".repeat(9_900_000));
    assertThatThrownBy(() -> writer.append(stream, 1, "x".repeat(10_000_000)))
        .hasMessageContaining("too large");
  }
}
