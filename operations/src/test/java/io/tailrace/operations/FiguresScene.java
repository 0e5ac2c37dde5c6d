package io.tailrace.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SourceName;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.UnreadableEventException;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.DatabaseReader;
import io.tailrace.sink.database.DatabaseRetention;
import io.tailrace.sink.database.DatabaseSink;
import io.tailrace.sink.database.DatabaseSinkReader;
import io.tailrace.sink.database.DatabaseUpkeep;
import io.tailrace.sink.database.Suppressions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A real database, filled with events by its sink, and what is asked of it. For one thread. */
public final class FiguresScene implements AutoCloseable {
  public static final Instant NOW = Scene.NOW;
  private static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private final Path folder;
  private final Scene scene;
  private final Database database;
  private final DatabaseSink sink;
  private long offset;

  public FiguresScene(Path folder, Database database) throws Exception {
    this.folder = folder;
    this.scene = new Scene(folder);
    this.database = database;
    this.sink = new DatabaseSink(database);
    sink.open();
  }

  /** Customer.io behind the feeds. */
  public FiguresScene with(Workspaces given) {
    scene.with(given);
    return this;
  }

  /** What operations get: a running server with this database, and this many feeds. */
  public OperationContext parts(String... feeds) {
    OperationContext parts = scene.parts(true);
    var reader = new DatabaseSinkReader(new DatabaseReader(database), new Suppressions(database));
    return new OperationContext(
        folder,
        List.of(feeds),
        parts.log(),
        parts.store(),
        parts.sinks(),
        new EventStores(Map.of("database", reader)),
        parts.incoming(),
        parts.workspaces(),
        true,
        parts.backup(),
        parts.warnings(),
        () -> NOW);
  }

  /** An event as Customer.io sends it; {@code data} without its braces. */
  public static String body(String id, String kind, Instant time, String data) {
    String type = kind.startsWith("in_app_") ? "in_app" : kind.substring(0, kind.indexOf('_'));
    String metric = kind.substring(type.length() + 1);
    return "{\"event_id\":\"%s\",\"object_type\":\"%s\",\"metric\":\"%s\",\"timestamp\":%s,\"data\":{%s}}"
        .formatted(id, type, metric, time.getEpochSecond(), data);
  }

  /** Writes them in one batch, and gives them as decoded. */
  public List<Event> write(String feed, List<String> bodies) throws Exception {
    return write(feed, NOW, bodies);
  }

  /** Writes them as received then. */
  public List<Event> write(String feed, Instant receivedAt, List<String> bodies) throws Exception {
    List<SinkRecord> records = bodies.stream().map(body -> record(feed, receivedAt, body)).toList();
    offset += records.size();
    sink.write(new Batch(records, Position.at(LOG, 0, offset), 1, true));
    return records.stream().map(SinkRecord::event).toList();
  }

  /** Receives them into the log, and writes them too. */
  public void receive(String feed, String... bodies) throws Exception {
    for (String body : bodies) {
      scene.receive(feed, body);
    }
    write(feed, List.of(bodies));
  }

  private SinkRecord record(String feed, Instant receivedAt, String body) {
    Event event = decoded(body);
    byte[] bytes = body.getBytes(UTF_8);
    LogRecord record =
        new LogRecord(
            0, 0, feed, RecordKind.EVENT, event.eventId(), Source.WEBHOOK, null, receivedAt, bytes);
    return new SinkRecord(record, event);
  }

  private static Event decoded(String body) {
    try {
      return EventDecoder.decode(body.getBytes(UTF_8));
    } catch (UnreadableEventException e) {
      throw new IllegalArgumentException(body, e);
    }
  }

  /** Lets go of events as of then; messages stay. */
  public void sweepActivity(Instant now) throws Exception {
    new DatabaseUpkeep(database, DatabaseRetention.DEFAULT).sweep(now);
  }

  /** The log, and what is in it alone. */
  public Scene log() {
    return scene;
  }

  /** As an App API key would tell it. */
  public void named(SourceName... names) throws Exception {
    new DatabaseUpkeep(database, DatabaseRetention.DEFAULT).putNames(List.of(names));
  }

  @Override
  public void close() {
    sink.close();
    database.close();
  }
}
