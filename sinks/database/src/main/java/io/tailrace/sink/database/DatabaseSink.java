package io.tailrace.sink.database;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds events into people, deliveries, suppressions, activity and counts. A batch and its position
 * are one transaction; every fold comes to the same in any order, and what is counted is counted
 * once, so a replay changes nothing. For one thread, as any {@link Sink}; {@link DatabaseReader}
 * reads beside it and {@link DatabaseUpkeep} writes beside it, each with its own connections.
 */
public final class DatabaseSink implements Sink {
  private static final Logger log = LoggerFactory.getLogger(DatabaseSink.class);
  static final String NAME = "database";
  private static final long BATCH_BYTES = 8L << 20;

  private final DatabaseDoor engine;
  private final Map<Integer, Position> safe = new HashMap<>();
  private OpenDatabase database;
  private DatabasePositions positions;
  private DatabaseBatchWriter writer;

  public DatabaseSink(Database of) {
    this.engine = of.engine();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SinkTraits traits() {
    ReadLimit batch = new ReadLimit(engine.pace().batch(), BATCH_BYTES);
    return SinkTraits.of(batch, engine.pace().linger()).withQuarantine();
  }

  @Override
  public void open() throws SinkUnavailableException {
    close();
    database = OpenDatabase.open(engine);
    try {
      positions = new DatabasePositions(database.connection(), NAME);
      writer = database.read(() -> new DatabaseBatchWriter(database));
    } catch (SQLException e) {
      close();
      throw engine.unavailable(e);
    }
  }

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    try {
      return opened().read(() -> positions.get(partition));
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    try {
      Optional<Position> claimed = opened().write(() -> positions.claim(first, epoch));
      Position position = claimed.orElseThrow(() -> overtaken(epoch));
      safe.put(position.partition(), position);
      return position;
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  @Override
  public List<Rejection> write(Batch batch)
      throws SinkUnavailableException, BatchRejectedException {
    List<Rejection> unfit = DatabaseBatchWriter.unfit(batch);
    try {
      return DatabaseBackfills.among(batch.records())
          ? opened().writeAlone(() -> write(batch, unfit))
          : opened().write(() -> write(batch, unfit));
    } catch (SQLException e) {
      engine.throwIfRejected(e);
      throw engine.unavailable(e);
    }
  }

  private List<Rejection> write(Batch batch, List<Rejection> unfit)
      throws SQLException, SinkUnavailableException {
    own(batch.positionAfter(unfit), batch.epoch());
    writer.write(without(unfit, batch.records()));
    return unfit;
  }

  private static List<SinkRecord> without(List<Rejection> rejections, List<SinkRecord> records) {
    if (rejections.isEmpty()) {
      return records;
    }
    Set<Long> rejected = new HashSet<>();
    rejections.forEach(rejection -> rejected.add(rejection.offset()));
    return records.stream().filter(record -> !rejected.contains(record.offset())).toList();
  }

  @Override
  public void reset(Position position, long epoch) throws SinkUnavailableException {
    try {
      opened().write(() -> own(position, epoch));
      safe.put(position.partition(), position);
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  @Override
  public Position safePosition(Position committed) {
    if (database != null && isSafe(database)) {
      safe.put(committed.partition(), committed);
    }
    return safe.getOrDefault(committed.partition(), committed);
  }

  private boolean isSafe(OpenDatabase open) {
    try {
      return engine.makeSafe(open.connection());
    } catch (SQLException e) {
      log.debug("what is committed could not be made safe; the next write says why", e);
      engine.unavailable(e);
      return false;
    }
  }

  private Position own(Position position, long epoch)
      throws SQLException, SinkUnavailableException {
    if (!positions.set(position, epoch)) {
      throw overtaken(epoch);
    }
    return position;
  }

  private static SinkUnavailableException overtaken(long epoch) {
    return new SinkUnavailableException(
        "the database is written by another process now, of a later epoch than this one's ("
            + epoch
            + "): this one writes no more to it. End this process if the other is meant to run");
  }

  private OpenDatabase opened() throws SinkUnavailableException {
    if (database == null) {
      throw new SinkUnavailableException("the database is not open");
    }
    return database;
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
      database = null;
    }
  }
}
