package io.tailrace.operations;

import java.io.IOException;
import java.io.InputStream;

/** Gets files, one by one. */
@FunctionalInterface
public interface FileTaker {
  /**
   * Takes one of them.
   *
   * @param name where it belongs, with {@code /} between folders
   * @param content so many bytes
   * @throws IOException it could not be taken: no more is wanted
   */
  void take(String name, long bytes, InputStream content) throws IOException;
}
