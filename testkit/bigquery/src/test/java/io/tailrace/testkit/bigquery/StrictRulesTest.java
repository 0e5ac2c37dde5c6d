package io.tailrace.testkit.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.OutOfRangeException;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.storage.v1.Exceptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A strict server refuses what public clients were seen to be refused. */
@Tag("full")
class StrictRulesTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
  private SimulatedBigQuery bigQuery;
  private BigQuery tables;
  private Writer writer;
  private String stream;

  @BeforeEach
  void start() throws Exception {
    bigQuery = SimulatedBigQuery.start(SimulationSettings.on(now::get).withStrictness(true));
    tables = Tables.withThings(bigQuery);
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
  void aRepeatedFlushIsSaidToBeDone() throws Throwable {
    writer.append(stream, 0, "a", "b");
    writer.flush(stream, 1);
    assertThatThrownBy(() -> writer.flush(stream, 1)).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> writer.flush(stream, 0)).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> writer.flush(stream, 2)).isInstanceOf(OutOfRangeException.class);
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  void aFinalisedStreamIsNotFlushed() throws Throwable {
    writer.append(stream, 0, "a");
    writer.client.finalizeWriteStream(stream);
    assertThatThrownBy(() -> writer.flush(stream, 0)).isInstanceOf(InvalidArgumentException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void aNewColumnIsKnownAfterMinutes() throws Throwable {
    Field note = Field.of("note", StandardSQLTypeName.STRING);
    Schema wider = Schema.of(Tables.NAME.toBuilder().setMode(Field.Mode.NULLABLE).build(), note);
    tables.update(TableInfo.of(Tables.THINGS, StandardTableDefinition.of(wider)));
    assertThatThrownBy(() -> writer.append(stream, "note", 0, "a"))
        .isInstanceOf(Exceptions.SchemaMismatchedException.class);
    now.updateAndGet(instant -> instant.plus(SimulationSettings.COLUMN_DELAY));
    writer.append(stream, "note", 0, "a");
    writer.flush(stream, 0);
    assertThat(bigQuery.rows("acme", "events", "things")).hasSize(1);
  }

  @Test
  void aConnectionIsClosedAfterIdleMinutes() throws Throwable {
    try (Connected connected = writer.connect(stream)) {
      connected.append(0, "a");
      now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(9)));
      connected.append(1, "b");
      now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(11)));
      assertThatThrownBy(() -> connected.append(2, "c")).hasMessageContaining("no activity");
    }
    writer.append(stream, 2, "c");
    writer.flush(stream, 2);
    assertThat(names()).containsExactly("a", "b", "c");
  }

  @Test
  void aRequestMayBeRefusedWithoutNamingTheRow() throws Throwable {
    bigQuery.refuseRequests(row -> row.text("name").equals("b") ? "something is wrong" : null);
    assertThatThrownBy(() -> writer.append(stream, 0, "a", "b"))
        .hasMessageContaining("something is wrong")
        .isNotInstanceOf(Exceptions.AppendSerializationError.class);
    writer.append(stream, 0, "a");
    writer.flush(stream, 0);
    assertThat(names()).containsExactly("a");
  }
}
