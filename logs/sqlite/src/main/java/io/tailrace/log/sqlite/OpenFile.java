package io.tailrace.log.sqlite;

import io.tailrace.core.log.LogUnavailableException;
import java.nio.file.Path;
import java.util.UUID;

/** What reading asks of a log's file as it is open now. Safe for use by many threads. */
interface OpenFile {
  Path file();

  UUID logId() throws LogUnavailableException;

  ReadPool readers() throws LogUnavailableException;

  /** Waits until this offset holds a record, or the time is over; says which. */
  boolean await(long offset, long nanos) throws InterruptedException;
}
