package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.Optional;

/**
 * Notes in {@code consumers.db}. A commit is synced: what a sink makes visible once its note is set
 * would be made visible again if a power failure took the note back. Safe for use by many threads.
 */
record SqliteNotes(StoreAccess file) implements SinkNotes {
  private static final String FIRST =
      "INSERT INTO notes (sink, partition, epoch, text) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String CHANGE =
      "UPDATE notes SET epoch = ?, text = ?"
          + " WHERE sink = ? AND partition = ? AND epoch <= ? AND text = ?";

  @Override
  public Optional<String> note(String sink, int partition) throws StoreUnavailableException {
    SqliteStatements query =
        new SqliteStatements(
            "SELECT text FROM notes WHERE sink = ? AND partition = ?", sink, partition);
    return file.read(
        connection -> query.list(connection, row -> row.getString(1)).stream().findFirst());
  }

  @Override
  public boolean compareAndSet(String sink, int partition, long epoch, Change change)
      throws StoreUnavailableException {
    SqliteStatements set =
        change.expected() == null
            ? new SqliteStatements(FIRST, sink, partition, epoch, change.text())
            : new SqliteStatements(
                CHANGE, epoch, change.text(), sink, partition, epoch, change.expected());
    return file.writeSynced(connection -> set.update(connection) > 0);
  }
}
