package io.tailrace.sink.database;

/**
 * Which database: what its sink, its upkeep and its readers have in common. Opens nothing before
 * one of them asks. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
  private final DatabaseDoor engine;

  private Database(DatabaseDoor engine) {
    this.engine = engine;
  }

  /** A file of SQLite's. */
  public static Database sqlite(SqliteSettings settings) {
    return new Database(new Sqlite(settings));
  }

  /** A schema in a database of PostgreSQL's, which several processes may share. */
  public static Database postgres(PostgresSettings settings) {
    return new Database(new Postgres(settings));
  }

  DatabaseDoor engine() {
    return engine;
  }

  /** Closes what its users share; they are closed before it. */
  @Override
  public void close() {
    engine.close();
  }
}
