package io.tailrace.core.engine;

import io.tailrace.core.file.FreeSpace;
import io.tailrace.core.log.Retention;
import java.nio.file.Path;

/**
 * Where a log is, and how long it keeps: what holds for every engine. Immutable.
 *
 * @param url one that is for the engine
 * @param folder the data folder, for engines that keep files
 * @param retention how long records and ids are kept
 * @param disk how much the data folder's disk still takes
 */
public record LogPlace(String url, Path folder, Retention retention, FreeSpace disk) {

  /** In this folder, with the defaults. */
  public static LogPlace in(String url, Path folder) {
    return new LogPlace(url, folder, Retention.DEFAULT, FreeSpace.OF_FILE_SYSTEM);
  }

  /** Without the URL, which may hold a password. */
  @Override
  public String toString() {
    return "LogPlace[" + folder + "]";
  }
}
