package io.tailrace.sink.database;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** An open database to write events to and to look into, of each engine in turn. */
@OnEachEngine
abstract class Scene {
  static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-000000000001");
  static final String ANN =
      "\"identifiers\":{\"id\":\"42\",\"email\":\"Ann@example.com\",\"cio_id\":\"d9c1\"}";

  @TempDir Path folder;
  @Parameter TrialEngine engine;
  Database database;
  DatabaseSink sink;
  Tables tables;
  private TrialDatabase trial;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    trial = engine.in(folder);
    database = trial.database();
    sink = new DatabaseSink(database);
    sink.open();
    tables = trial.tables();
  }

  @AfterEach
  void close() throws Exception {
    tables.close();
    sink.close();
    trial.close();
  }

  void write(SinkRecord... records) throws Exception {
    offset += records.length;
    sink.write(new Batch(List.of(records), Position.at(LOG, 0, offset), 1, true));
  }

  /** An event of Ann's delivery D1, so many seconds past noon. */
  static SinkRecord email(String id, String metric, long second, String... fields) {
    String data = "\"delivery_id\":\"D1\",\"recipient\":\"Ann@example.com\"," + ANN;
    return event(id, "email", metric, second, with(data, fields));
  }

  static SinkRecord event(String id, String type, String metric, long second, String data) {
    return Samples.webhook(0, Samples.body(id, type, metric, Samples.NOON + second, data));
  }

  static SinkRecord backfilled(String type, String metric, long second) {
    String id = "backfill:D1:" + type + ":" + metric;
    String data = "\"delivery_id\":\"D1\",\"recipient\":\"Ann@example.com\"," + ANN;
    return Samples.event(
        0, Source.BACKFILL, Samples.body(id, type, metric, Samples.NOON + second, data));
  }

  static SinkRecord receivedAt(Instant time, String id, String metric) {
    String data = "\"delivery_id\":\"D1\"," + ANN;
    return Samples.event(
        0, Source.WEBHOOK, Samples.body(id, "email", metric, time.getEpochSecond(), data), time);
  }

  static String with(String data, String... fields) {
    return fields.length == 0 ? data : data + "," + String.join(",", fields);
  }

  Map<String, Object> delivery() throws Exception {
    return tables.row("SELECT * FROM deliveries");
  }

  Map<String, Object> person() throws Exception {
    return tables.row("SELECT * FROM people");
  }

  /** So many seconds past noon, as the tables have it. */
  static String at(long second) {
    return Timestamps.seconds(Instant.ofEpochSecond(Samples.NOON + second));
  }
}
