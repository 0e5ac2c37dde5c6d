package io.tailrace.sink.database;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.sink.BatchSize;
import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Copies what changed among the dead letters into the table, and notes how far it has come. For one
 * thread.
 */
final class DeadLetterMirror {
  private static final int PAGE = 500;
  private static final String UPSERT =
      "INSERT INTO dead_letters (id, sink, feed, key, source, reason, attempts, set_aside_at, state,"
          + " resolved_at, received_at, partition, log_offset, body, body_bytes)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
          + " sink = excluded.sink, feed = excluded.feed, key = excluded.key,"
          + " source = excluded.source, reason = excluded.reason, attempts = excluded.attempts,"
          + " set_aside_at = excluded.set_aside_at, state = excluded.state,"
          + " resolved_at = excluded.resolved_at, received_at = excluded.received_at,"
          + " partition = excluded.partition, log_offset = excluded.log_offset,"
          + " body = excluded.body, body_bytes = excluded.body_bytes";

  private final OpenDatabase database;
  private final Bookkeeping bookkeeping;
  private final int page;

  DeadLetterMirror(OpenDatabase database, BatchSize size) {
    this.database = database;
    this.page = size.of(PAGE);
    this.bookkeeping = new Bookkeeping(database.connection());
  }

  /** Copies all that is new; returns how many dead letters that were. */
  int copy(DeadLetters letters)
      throws SQLException, SinkUnavailableException, StoreUnavailableException {
    int copied = 0;
    List<DeadLetter> some = firstPage(letters);
    while (!some.isEmpty()) {
      List<DeadLetter> changed = some;
      database.write(() -> copy(changed));
      copied += changed.size();
      some = letters.changedAfter(changed.get(changed.size() - 1).change(), page);
    }
    return copied;
  }

  /**
   * The change that was copied last must still be there, or one after it; if not, the store is
   * another one now, and is copied from its beginning.
   */
  private List<DeadLetter> firstPage(DeadLetters letters)
      throws SQLException, SinkUnavailableException, StoreUnavailableException {
    long last = database.read(() -> bookkeeping.number(Bookkeeping.DEAD_LETTER_CHANGE));
    boolean known = last == 0 || !letters.changedAfter(last - 1, 1).isEmpty();
    return letters.changedAfter(known ? last : 0, page);
  }

  private int copy(List<DeadLetter> letters) throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(UPSERT)) {
      for (DeadLetter letter : letters) {
        bind(statement, letter);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    long last = letters.get(letters.size() - 1).change();
    bookkeeping.set(Bookkeeping.DEAD_LETTER_CHANGE, String.valueOf(last));
    return letters.size();
  }

  private void bind(PreparedStatement statement, DeadLetter letter) throws SQLException {
    LogRecord record = letter.record();
    Object[] values = {
      letter.id(),
      letter.sink(),
      record.feed(),
      record.key(),
      record.source().text(),
      DatabaseText.clean(letter.reason()),
      (long) letter.attempts(),
      new Millis(letter.at()),
      letter.state().name().toLowerCase(Locale.ROOT),
      letter.resolvedAt() == null ? null : new Millis(letter.resolvedAt()),
      new Millis(record.receivedAt()),
      (long) record.partition(),
      record.offset(),
      BodyHead.of(record.body()),
      (long) record.body().length
    };
    for (int i = 0; i < values.length; i++) {
      database.dialect().bind(statement, i + 1, values[i]);
    }
  }
}
