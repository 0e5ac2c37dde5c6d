package io.tailrace.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.engine.ExportFailedException;
import io.tailrace.core.engine.ExportResult;
import io.tailrace.core.sink.SinkRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Parquet by day of the event, whole files, nothing replaced. */
class ExportTest {
  private static final String[] TIMES = {
    "2026-03-01T00:00:00Z", "2026-03-01T23:59:59Z", "2026-03-02T00:00:00Z", "2026-03-05T12:00:00Z"
  };
  @TempDir Path folder;
  @TempDir Path target;
  private Trial trial;

  @BeforeEach
  void open() throws Exception {
    trial = Trial.open(folder);
    List<SinkRecord> records = new ArrayList<>();
    for (String time : TIMES) {
      records.add(TimedEvents.at(records.size(), Instant.parse(time)));
    }
    trial.write(records, false);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void oneFilePerDayWithEvents() throws Exception {
    ExportResult result = trial.sink.reader().export(target, null, null);
    assertThat(result.rows()).isEqualTo(4);
    assertThat(result.files())
        .containsExactly(file("2026-03-01"), file("2026-03-02"), file("2026-03-05"));
    assertThat(read("SELECT count(*), min(timestamp)::VARCHAR, count(DISTINCT dt) FROM F"))
        .containsExactly("4", "2026-03-01 00:00:00+00", "3");
    assertThat(read("SELECT count(*) FROM (DESCRIBE FROM F)")).containsExactly("38");
    assertThat(folder.resolve("warehouse.export")).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsWrittenIsTheOwnersAlone() throws Exception {
    for (Path file : trial.sink.reader().export(target, null, null).files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theStartIsInclusiveAndTheEndExclusive() throws Exception {
    ExportResult result =
        trial
            .sink
            .reader()
            .export(
                target,
                Instant.parse("2026-03-01T23:59:59Z"),
                Instant.parse("2026-03-05T12:00:00Z"));
    assertThat(result.rows()).isEqualTo(2);
    assertThat(read("SELECT string_agg(event_id, ' ' ORDER BY timestamp) FROM F"))
        .containsExactly("event-1 event-2");
  }

  @Test
  void nothingIsReplaced() throws Exception {
    Files.createDirectories(file("2026-03-05").getParent());
    Files.writeString(file("2026-03-05"), "mine");
    assertThatThrownBy(() -> trial.sink.reader().export(target, null, null))
        .isInstanceOf(ExportFailedException.class)
        .hasMessageContaining("2026-03-05");
    assertThat(file("2026-03-05")).hasContent("mine");
    assertThat(file("2026-03-01")).doesNotExist();
  }

  @Test
  void anEmptyRangeWritesNothing() throws Exception {
    Instant later = Instant.parse("2027-01-01T00:00:00Z");
    ExportResult result = trial.sink.reader().export(target, later, null);
    assertThat(result).isEqualTo(new ExportResult(0, List.of()));
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
    Path occupied = Files.writeString(target.resolve("occupied"), "");
    assertThatThrownBy(() -> trial.sink.reader().export(occupied, null, null))
        .isInstanceOf(ExportFailedException.class)
        .hasMessageContaining("occupied");
    assertThat(folder.resolve("warehouse.export")).isEmptyDirectory();
  }

  @Test
  void anAwkwardFolderNameIsNoSql(@TempDir Path other) throws Exception {
    Path awkward = Files.createDirectory(other.resolve("it's \"here\""));
    try (Trial there = Trial.open(awkward)) {
      there.writeUpTo(3);
      assertThat(there.sink.reader().export(awkward.resolve("o'ut"), null, null).rows())
          .isEqualTo(3);
    }
  }

  private Path file(String day) {
    return target.resolve("dt=" + day).resolve("delivery_events.parquet");
  }

  private List<String> read(String query) throws Exception {
    String files = "read_parquet('" + target + "/*/*.parquet', hive_partitioning = true)";
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(query.replace("F)", files + ")").replaceAll("F$", files))) {
      row.next();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        values.add(row.getString(i));
      }
    }
    return values;
  }
}
