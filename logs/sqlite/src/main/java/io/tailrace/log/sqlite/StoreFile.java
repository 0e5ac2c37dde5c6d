package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.sqlite.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code consumers.db}, opened when it is first needed and again after any fault. One connection's
 * commits are synced, for what must survive a power failure; another's survive the process only; a
 * third makes the checkpoints. One user at a time. Safe for use by many threads.
 *
 * <p>Checkpoints are made here, after a commit, so that a sync that failed is seen. After a fault
 * none is made on the same connections: the next opening writes anew what the write-ahead log has.
 */
final class StoreFile implements StoreAccess {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
  private static final long CHECKPOINT_PAGES = 1_000;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ReentrantLock lock = new ReentrantLock();
  private final Path file;
  private Handles handles;
  private Connection quick;
  private Connection side;
  private LogFileIdentity identity;
  private FileFault fault;
  private boolean diskFailed;
  private long failedAtNanos;
  private boolean closed;

  StoreFile(Path file) {
    this.file = file;
  }

  @Override
  public <T> T read(ReadPool.Query<T> query) throws StoreUnavailableException {
    return run(false, query);
  }

  @Override
  public <T> T writeSynced(ReadPool.Query<T> query) throws StoreUnavailableException {
    return run(true, query);
  }

  @Override
  public <T> T writeQuick(ReadPool.Query<T> query) throws StoreUnavailableException {
    return run(false, query);
  }

  private <T> T run(boolean sync, ReadPool.Query<T> query) throws StoreUnavailableException {
    lock.lock();
    try {
      if (closed) {
        throw new StoreUnavailableException("what consumers must remember is closed");
      }
      openIfNeeded();
      Connection connection = sync ? handles.writer() : quick;
      T answer = query.ask(connection);
      connection.commit();
      identity.check();
      checkpoint();
      return answer;
    } catch (SQLException | FileFault | IOException | RuntimeException e) {
      throw failed(e);
    } finally {
      lock.unlock();
    }
  }

  private void openIfNeeded() throws SQLException, FileFault, IOException {
    if (handles != null) {
      return;
    }
    if (fault != null && System.nanoTime() - failedAtNanos < PAUSE_NANOS) {
      throw fault;
    }
    handles = Handles.open(file, StoreSchema.SCHEMA, diskFailed);
    diskFailed = false;
    handles.writer().setAutoCommit(false);
    quick = Connections.quick(file);
    side = Connections.side(file);
    identity = LogFileIdentity.of(file);
    if (fault != null) {
      LOG.warn("{} works again", file);
      fault = null;
    }
  }

  /** What it would copy is committed already, so this caller has its answer though it fails. */
  private void checkpoint() {
    try {
      if (Checkpoint.look(side).left() >= CHECKPOINT_PAGES) {
        Checkpoint.passive(side);
      }
    } catch (SQLException e) {
      failed(e);
    }
  }

  private StoreUnavailableException failed(Exception cause) {
    FileFault now = FileFault.of(file, cause);
    diskFailed |= now.kind() == FileFault.Kind.IO;
    String message =
        "Cannot read or write what consumers must remember: "
            + now.getMessage()
            + ". Until then the sinks hold, which loses nothing; Tailrace retries";
    if (now != fault) {
      failedAtNanos = System.nanoTime();
      if (fault == null || fault.kind() != now.kind()) {
        LOG.error(message);
      }
      fault = now;
    }
    letGo();
    return new StoreUnavailableException(message, cause);
  }

  /** Copies nothing: the write-ahead log stays for the next opening. */
  private void letGo() {
    try {
      InOrder.close(closeable(side), closeable(quick), this::leave, this::setOrphanAside);
    } catch (SQLException | IOException e) {
      LOG.debug("Closing {} after a fault failed too", file, e);
    }
    forget();
  }

  private void leave() throws SQLException, IOException {
    if (handles != null) {
      handles.leave();
    }
  }

  private void setOrphanAside() throws IOException {
    if (identity != null) {
      identity.setOrphanAside();
    }
  }

  private static AutoCloseable closeable(Connection connection) {
    return connection == null ? () -> {} : connection;
  }

  private void forget() {
    side = null;
    quick = null;
    handles = null;
    identity = null;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      finish();
    } finally {
      lock.unlock();
    }
  }

  private void finish() {
    try {
      if (handles != null) {
        handles.writer().setAutoCommit(true);
        side.close();
        quick.close();
        handles.finish();
        setOrphanAside();
        forget();
      }
    } catch (SQLException | IOException e) {
      LOG.warn("{} did not close in good order; the next opening puts it right", file, e);
      letGo();
    }
  }
}
