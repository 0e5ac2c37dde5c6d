package io.tailrace.log.sqlite;

import io.tailrace.core.sqlite.FileAtRest;
import io.tailrace.core.sqlite.NotAtRestException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file of ours that no process has open, for reading alone. Safe for use by many threads. */
record RestingFile(Path file, ReadPool readers) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RestingFile.class);
  static final String REFUSAL = "what lies still is only read";

  /**
   * Opens it as it is.
   *
   * @throws NotAtRestException it is not there, or has to be brought up to this version
   */
  static RestingFile open(Path file, SqliteSchema schema) throws NotAtRestException {
    FileAtRest.require(file);
    RestingFile opened = new RestingFile(file, new ReadPool(() -> Connections.atRest(file)));
    try {
      if (opened.readers.read(schema::isCurrent)) {
        return opened;
      }
    } catch (SQLException e) {
      opened.close();
      throw new NotAtRestException(file + " could not be read alone (" + e.getMessage() + ")");
    }
    opened.close();
    throw new NotAtRestException(file + " is not of this version");
  }

  @Override
  public void close() {
    try {
      readers.close();
    } catch (SQLException e) {
      LOG.debug("Closing {} failed, which was only read", file, e);
    }
  }
}
