package io.tailrace.testkit.bigquery;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All that the server holds: datasets, tables and write streams. Whoever reads or changes it does
 * so inside {@link #locked}, and so one after the other.
 */
final class Catalog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, JsonObject> datasets = new HashMap<>();
  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, BufferedStream> streams = new HashMap<>();
  private final InstantSource clock;
  private final Duration streamLife;
  private final boolean strict;
  private volatile RowRule rule = RowRule.NONE;
  private volatile RowRule requestRule = RowRule.NONE;
  private long lastStream;

  Catalog(SimulationSettings settings) {
    this.clock = settings.clock();
    this.streamLife = settings.streamLife();
    this.strict = settings.strict();
  }

  /** One question or change. */
  interface Act<T, E extends Exception> {
    T on(Catalog catalog) throws E;
  }

  <T, E extends Exception> T locked(Act<T, E> act) throws E {
    lock.lock();
    try {
      return act.on(this);
    } finally {
      lock.unlock();
    }
  }

  void rule(RowRule next) {
    rule = next;
  }

  /** May be asked outside the lock. */
  RowRule rule() {
    return rule;
  }

  void requestRule(RowRule next) {
    requestRule = next;
  }

  /** Refuses a whole request for one row without naming it. May be asked outside the lock. */
  RowRule requestRule() {
    return requestRule;
  }

  /** When something happens here. */
  Instant now() {
    return clock.instant();
  }

  boolean strict() {
    return strict;
  }

  /** The columns that an append to this table may have now. */
  List<Column> columns(Table table) {
    return strict
        ? table.columnsBefore(now().minus(SimulationSettings.COLUMN_DELAY))
        : table.columns();
  }

  Map<String, JsonObject> datasets() {
    return datasets;
  }

  Map<String, Table> tables() {
    return tables;
  }

  void finaliseStreams() {
    streams.values().forEach(BufferedStream::finish);
  }

  int streams() {
    return streams.size();
  }

  Table table(String name) throws Refusal {
    Table table = tables.get(name);
    if (table == null) {
      throw Refusal.noTable(name);
    }
    return table;
  }

  BufferedStream create(String parent) throws Refusal {
    String name = table(parent).name() + "/streams/s" + ++lastStream;
    BufferedStream stream = new BufferedStream(name, table(parent), now(), strict);
    streams.put(name, stream);
    return stream;
  }

  /** A stream without traffic for its life is gone, and so is one whose table is. */
  BufferedStream stream(String name) throws Refusal {
    BufferedStream stream = streams.get(name);
    Instant now = clock.instant();
    if (stream == null
        || stream.lastTraffic().plus(streamLife).isBefore(now)
        || tables.get(stream.table().name()) != stream.table()) {
      streams.remove(name);
      throw Refusal.noStream(name);
    }
    stream.traffic(now);
    return stream;
  }
}
