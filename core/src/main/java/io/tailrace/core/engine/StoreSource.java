package io.tailrace.core.engine;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.sqlite.NotAtRestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A small store that can be opened. Opening is one thread's. */
public interface StoreSource {

  /** Where it is, for a backup. */
  default BackupPart backup() {
    return BackupPart.NOTHING;
  }

  /**
   * The files here that a newer version wrote, so that this one must not open them. Asked before
   * anything is opened; changes none. One that cannot be read is not among them: its opening says
   * why.
   */
  default List<Path> newerFiles() {
    return List.of();
  }

  /**
   * Opens it, or makes it where there is none. What is merely away is waited for by the store
   * itself.
   *
   * @throws IOException it cannot be said now whether it may be used: try again
   * @throws EngineRefusedException it cannot be used as it is set up
   */
  OpenedStore open(StoreUser user) throws IOException, EngineRefusedException;

  /**
   * Opens what no process has, for reading alone: an engine that keeps files here changes none.
   *
   * @throws NotAtRestException something has to be written first
   */
  default OpenedStore openToRead(StoreUser user)
      throws IOException, EngineRefusedException, NotAtRestException {
    return open(user);
  }
}
