package io.tailrace.sink.database;

import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.sink.database.Dialect.RowAdder;
import io.tailrace.sink.database.Dialect.RowFolder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds a batch into the tables, all in the connection's transaction: first which events are new,
 * then everything that follows from them, a row of each table once. Where several write at once,
 * each takes the tables in this order, and their rows by their keys, so that none waits in a
 * circle. For one thread; lives as long as its connection.
 */
final class DatabaseBatchWriter {
  private static final List<String> COUNTS =
      List.of("hourly_counts", "provider_counts", "source_counts", "bounce_counts");

  private final Bookkeeping bookkeeping;
  private final DatabaseBackfills backfills;
  private final Activity activity;
  private final RowFolder people;
  private final RowFolder deliveries;
  private final RowFolder suppressions;
  private final RowFolder optOuts;
  private final RowFolder addresses;
  private final RowFolder hourlyCounts;
  private final RowFolder providerCounts;
  private final RowFolder sourceCounts;
  private final RowFolder bounceCounts;
  private final RowFolder bounceSamples;
  private final RowAdder quarantine;
  private final OpenDatabase database;

  DatabaseBatchWriter(OpenDatabase database) throws SQLException {
    this.database = database;
    this.bookkeeping = new Bookkeeping(database.connection());
    this.backfills = new DatabaseBackfills(database);
    this.activity = new Activity(database);
    this.people = folder(PersonRows.TABLE);
    this.deliveries = folder(DeliveryRows.TABLE);
    this.suppressions = folder(SuppressionRows.TABLE);
    this.optOuts = folder(OptOutRows.TABLE);
    this.addresses = folder(AddressRows.TABLE);
    this.hourlyCounts = folder(HourlyRows.TABLE);
    this.providerCounts = folder(CountRollup.PROVIDERS);
    this.sourceCounts = folder(CountRollup.SOURCES);
    this.bounceCounts = folder(BounceRows.COUNTS);
    this.bounceSamples = folder(BounceRows.SAMPLES);
    this.quarantine = database.dialect().adder(database.connection(), QuarantineRows.TABLE);
  }

  private RowFolder folder(FoldedTable table) throws SQLException {
    return database.dialect().folder(database.connection(), table);
  }

  /** Those of a batch that no row can hold. */
  static List<Rejection> unfit(Batch batch) {
    List<Rejection> unfit = new ArrayList<>();
    for (SinkRecord record : batch.records()) {
      if (record.event() != null && !Timestamps.fits(record.event().timestamp())) {
        unfit.add(new Rejection(record.offset(), "its timestamp is beyond the year 9999"));
      }
    }
    return unfit;
  }

  void write(List<SinkRecord> records) throws SQLException {
    List<Fact> facts = new ArrayList<>(records.size());
    FoldedRows quarantined = new FoldedRows(QuarantineRows.TABLE);
    for (SinkRecord record : records) {
      if (record.event() == null) {
        quarantined.add(QuarantineRows.of(record.record()));
      } else {
        facts.add(new Fact(record));
      }
    }
    fold(facts);
    quarantine.add(quarantined.all());
  }

  private void fold(List<Fact> facts) throws SQLException {
    List<Fact> countable = countable(facts);
    List<Backfilled> replaced = backfills.settle(countable);
    activity.add(countable);
    FoldedBatch batch = new FoldedBatch();
    facts.forEach(batch::add);
    replaced.forEach(batch::takeBack);
    people.fold(batch.people());
    deliveries.fold(batch.deliveries());
    suppressions.fold(batch.suppressions());
    optOuts.fold(batch.optOuts());
    addresses.fold(batch.addresses());
    hourlyCounts.fold(batch.hourlyCounts());
    providerCounts.fold(batch.providerCounts());
    sourceCounts.fold(batch.sourceCounts());
    bounceCounts.fold(batch.bounceCounts());
    bounceSamples.fold(batch.bounceSamples());
    if (!replaced.isEmpty()) {
      for (String table : COUNTS) {
        dropEmptyCounts(table, replaced);
      }
    }
  }

  /**
   * Whether an event as old as what retention took was counted is not known any more, so it is not
   * counted again.
   */
  private List<Fact> countable(List<Fact> facts) throws SQLException {
    Instant sweptTo = Timestamps.parse(bookkeeping.get(Bookkeeping.ACTIVITY_SWEPT_TO));
    List<Fact> countable = new ArrayList<>(facts);
    if (sweptTo != null) {
      countable.removeIf(fact -> !receivedAt(fact).isAfter(sweptTo));
    }
    return countable;
  }

  private static Instant receivedAt(Fact fact) {
    return fact.record().receivedAt().truncatedTo(ChronoUnit.MILLIS);
  }

  private void dropEmptyCounts(String table, List<Backfilled> replaced) throws SQLException {
    try (PreparedStatement statement =
        database
            .connection()
            .prepareStatement("DELETE FROM " + table + " WHERE hour = ? AND events = 0")) {
      for (Backfilled row : replaced) {
        database.dialect().bind(statement, 1, Timestamps.hour(row.timestamp()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
