package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.SharedSink;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.WarehouseStore;
import io.tailrace.pipeline.Closing;
import io.tailrace.pipeline.LocalFileSink;
import io.tailrace.pipeline.SinkFileOwner;
import io.tailrace.pipeline.SinkSource;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.LogConfig;
import io.tailrace.server.config.WarehouseConfig;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.DatabaseConfig;
import io.tailrace.sink.database.DatabaseReader;
import io.tailrace.sink.database.DatabaseSink;
import io.tailrace.sink.database.DatabaseUpkeep;
import io.tailrace.sink.database.PostgresAddress;
import io.tailrace.sink.database.PostgresLimits;
import io.tailrace.sink.database.PostgresSettings;
import io.tailrace.sink.database.SqliteSettings;
import io.tailrace.sink.duckdb.DuckDbSettings;
import io.tailrace.sink.duckdb.DuckDbSink;
import io.tailrace.sink.duckdb.LogHolds;
import io.tailrace.sink.duckdb.RestingWarehouse;
import io.tailrace.sink.duckdb.WarehouseReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sinks that the configuration asks for. Opens none. Safe for use by many threads. */
final class ConfiguredSinks {
  private final Database database;
  private final DatabaseConfig databaseConfig;
  private final DatabaseReader reader;
  private final DatabaseSink databaseSink;
  private final DuckDbSink warehouse;
  private final BigQueryWarehouse bigQuery;
  private final DuckDbSettings warehouseSettings;
  private final boolean logIsShared;
  private final Path folder;
  private final InstantSource clock;
  private final boolean atRest;
  private final Closing resting = new Closing();
  private volatile SinkFileOwner warehouseHome;

  ConfiguredSinks(Path folder, Configuration configuration, InstantSource clock) {
    this(folder, configuration, clock, false);
  }

  /** Those of a folder that no process has, which are only read. */
  static ConfiguredSinks atRest(Path folder, Configuration configuration, InstantSource clock) {
    return new ConfiguredSinks(folder, configuration, clock, true);
  }

  private ConfiguredSinks(
      Path folder, Configuration configuration, InstantSource clock, boolean atRest) {
    this.atRest = atRest;
    this.folder = folder;
    this.clock = clock;
    this.databaseConfig = configuration.database();
    this.database = database(configuration);
    this.reader = new DatabaseReader(database);
    this.databaseSink = new DatabaseSink(database);
    WarehouseConfig config = configuration.warehouse();
    boolean inFile = config.isEnabled() && !config.isBigQuery();
    this.warehouseSettings = settings(folder, configuration);
    this.warehouse = inFile ? new DuckDbSink(warehouseSettings, clock) : null;
    this.bigQuery = config.isBigQuery() ? new BigQueryWarehouse(config, clock) : null;
    this.logIsShared = configuration.log().isShared();
  }

  private Database database(Configuration configuration) {
    DatabaseConfig config = configuration.database();
    if (config.isSqlite()) {
      SqliteSettings settings = SqliteSettings.in(folder);
      return Database.sqlite(atRest ? settings.lyingStill() : settings);
    }
    String user = config.user().isEmpty() ? null : config.user();
    var address = new PostgresAddress(config.url(), user, config.password()::value);
    LogConfig log = configuration.log();
    int sinks = log.isShared() ? log.redis().partitions() : 1;
    return Database.postgres(
        PostgresSettings.at(address)
            .withSchema(config.schema())
            .withLimits(PostgresLimits.DEFAULT.forSinks(sinks)));
  }

  private static DuckDbSettings settings(Path folder, Configuration configuration) {
    WarehouseConfig config = configuration.warehouse();
    long keptFree = configuration.log().retention().minFreeBytes();
    return DuckDbSettings.of(folder, config.content(), config.duckDb(), keptFree);
  }

  /** Reads the database beside whoever writes it. */
  DatabaseStore database() {
    return new DatabaseStore(database);
  }

  /** What the database needs beside its sink. */
  DatabaseUpkeep upkeep() {
    return new DatabaseUpkeep(database, databaseConfig.retention());
  }

  /** Each sink, and how a partition comes by it. */
  List<SinkSource> sources(EventLog log, ConsumerStore store) {
    if (warehouse != null) {
      warehouse.filledFrom(LogHolds.of(log.reader()));
    }
    Stream<SinkSource> files =
        all().stream().map(sink -> logIsShared ? shared(sink, log, store) : own(sink));
    Stream<SinkSource> elsewhere =
        Stream.ofNullable(bigQuery).map(warehouse -> warehouse.source(store));
    return Stream.concat(files, elsewhere).toList();
  }

  /**
   * Brings the names that the database has to the warehouse, if that is here.
   *
   * @throws SinkUnavailableException the database cannot be asked, whatever warehouse there is
   */
  void showNames() throws SinkUnavailableException {
    List<SourceName> names = reader.names();
    if (warehouse != null) {
      warehouse.names(names);
    }
  }

  /** Brings them to the warehouse that is elsewhere, if there is one; one process is enough. */
  void publishNames() throws SinkUnavailableException {
    if (bigQuery != null) {
      bigQuery.names(reader.names());
    }
  }

  /** On a log that this process alone has. */
  private static SinkSource own(Sink sink) {
    return new SinkSource(sink.name(), sink.traits(), false, null, () -> sink);
  }

  /** On a log that several processes share. */
  private SinkSource shared(Sink sink, EventLog log, ConsumerStore store) {
    return sink == databaseSink && !databaseConfig.isSqlite()
        ? new SinkSource(sink.name(), sink.traits(), true, null, () -> new DatabaseSink(database))
        : inFile(sink, log, store);
  }

  private SinkSource inFile(Sink sink, EventLog log, ConsumerStore store) {
    SharedSink shared = new SharedSink(sink);
    SinkFileOwner home = new SinkFileOwner(sink.name(), store, folder, clock);
    if (sink == warehouse) {
      warehouseHome = home;
    }
    return new SinkSource(
        sink.name(),
        sink.traits(),
        false,
        home,
        () -> new LocalFileSink(shared.forPartition(), log, store, home));
  }

  Set<String> names() {
    Stream<String> elsewhere = Stream.ofNullable(bigQuery).map(BigQueryWarehouse::name);
    return Stream.concat(all().stream().map(Sink::name), elsewhere)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The sinks that are opened only once here, however many consumers use them. */
  private List<Sink> all() {
    return Stream.<Sink>of(databaseSink, warehouse).filter(sink -> sink != null).toList();
  }

  /** Asks the warehouse; what is in a file, its consumer has open. Null if there is none. */
  WarehouseStore runningWarehouse() {
    return warehouse(warehouse == null ? null : this::reader);
  }

  /** Opens the warehouse when it is asked; null if there is none. Closing is {@link #close}'s. */
  WarehouseStore stoppedWarehouse() {
    return warehouse(Opener.once(this::openWarehouse));
  }

  private WarehouseStore warehouse(Opener<WarehouseReader> file) {
    if (bigQuery != null) {
      return bigQuery.store();
    }
    return warehouse == null ? null : new DuckDbStore(file);
  }

  private WarehouseReader reader() throws SinkUnavailableException {
    if (warehouseHome != null) {
      warehouseHome.require();
    }
    return warehouse.reader();
  }

  private WarehouseReader openWarehouse() throws SinkUnavailableException {
    if (atRest) {
      return resting.add("the warehouse", RestingWarehouse.open(warehouseSettings)).reader();
    }
    warehouse.open();
    if (warehouseHome != null) {
      warehouseHome.requireOf(warehouse);
    }
    return warehouse.reader();
  }

  /** Closes what was opened for reading while no consumer runs, and what the sinks share. */
  void close() {
    resting.close();
    all().forEach(Sink::close);
    if (bigQuery != null) {
      bigQuery.close();
    }
    database.close();
  }
}
