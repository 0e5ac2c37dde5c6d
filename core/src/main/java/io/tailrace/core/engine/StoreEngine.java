package io.tailrace.core.engine;

import java.nio.file.Path;

/**
 * The door for the small store: positions, notes, dead letters, replays, runs, and leases where
 * several processes share it. Apart from the log, so that a log need not bring one. Immutable.
 *
 * @param <S> what can be set about it beside its URL
 */
public interface StoreEngine<S extends Record> extends Engine<S> {

  /**
   * The store that this URL and these settings mean. Opens nothing.
   *
   * @param folder the data folder, for engines that keep files
   */
  StoreSource source(String url, Path folder, S settings);
}
