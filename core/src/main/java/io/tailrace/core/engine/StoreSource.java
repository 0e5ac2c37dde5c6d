package io.tailrace.core.engine;

import io.tailrace.core.sqlite.NotAtRestException;
import java.io.IOException;

/** A small store that can be opened. Opening is one thread's. */
public interface StoreSource {

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
