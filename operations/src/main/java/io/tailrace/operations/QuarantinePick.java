package io.tailrace.operations;

import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Quarantine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the quarantined bodies that somebody means. Safe for use by many threads. */
final class QuarantinePick {
  private static final int PAGE = 100;
  private final EventLog log;
  private final Quarantine quarantine;

  QuarantinePick(EventLog log) {
    this.log = log;
    this.quarantine = log.quarantine();
  }

  /** What was asked for by {@code id}; the record is null if there is none. */
  record Picked(String id, @Nullable LogRecord record) {
    /** The record, where it was not asked for by id. */
    LogRecord found() {
      return Objects.requireNonNull(record);
    }
  }

  /** One body after another, so that a million of them are never in memory at once. */
  interface Visitor {
    /** Returns false to stop. */
    boolean visit(Picked picked) throws LogUnavailableException;
  }

  void visit(Selection selection, Visitor visitor)
      throws LogUnavailableException, OperationException {
    selection.requireSomething();
    if (!selection.byId()) {
      visitMatching(selection, 0, visitor);
      return;
    }
    for (String id : selection.ids()) {
      visitor.visit(new Picked(id, find(id).orElse(null)));
    }
  }

  /** Returns whether nobody stopped it. */
  boolean visitMatching(Selection selection, long afterOffset, Visitor visitor)
      throws LogUnavailableException {
    boolean on = true;
    for (int partition = 0; on && partition < log.reader().partitions(); partition++) {
      on = visitMatching(partition, afterOffset, selection, visitor);
    }
    return on;
  }

  private boolean visitMatching(
      int partition, long afterOffset, Selection selection, Visitor visitor)
      throws LogUnavailableException {
    List<LogRecord> page;
    long after = afterOffset;
    do {
      page = quarantine.list(partition, after, PAGE);
      for (LogRecord record : page) {
        if (matches(selection, record) && !visitor.visit(new Picked(id(record), record))) {
          return false;
        }
        after = record.offset();
      }
    } while (page.size() == PAGE);
    return true;
  }

  /** By the id in the list, or by the body's hash. */
  Optional<LogRecord> find(String id) throws LogUnavailableException, OperationException {
    if (id.startsWith("sha256:")) {
      List<LogRecord> found = new ArrayList<>();
      visitMatching(
          Selection.everything(),
          0,
          picked -> !picked.found().key().equals(id) || !found.add(picked.found()));
      return found.stream().findFirst();
    }
    try {
      int slash = id.indexOf('/');
      int partition = slash < 0 ? 0 : Integer.parseInt(id.substring(0, slash));
      long offset = Long.parseLong(id.substring(slash + 1));
      return quarantine.list(partition, offset - 1, 1).stream()
          .filter(record -> record.offset() == offset)
          .findFirst();
    } catch (NumberFormatException e) {
      throw OperationException.wrongRequest(
          "'" + id + "' is not a quarantined body's id: that is a number, as in the list.");
    }
  }

  String id(LogRecord record) {
    return log.reader().partitions() == 1
        ? Long.toString(record.offset())
        : record.partition() + "/" + record.offset();
  }

  private static boolean matches(Selection selection, LogRecord record) {
    return (selection.place() == null || selection.place().equals(record.feed()))
        && (selection.hasReason(record.knownReason().code())
            || selection.hasReason(record.knownReason().detail()))
        && selection.hasCause(record.knownReason().detail());
  }
}
