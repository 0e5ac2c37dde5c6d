package io.tailrace.admin;

import io.tailrace.operations.FileTaker;
import java.io.IOException;

/**
 * An answer of many files, which come one by one and are held by nobody. Over HTTP it is a tar
 * archive; one without its end was cut off, and one whose last file is {@code error.json} ended too
 * soon.
 */
@FunctionalInterface
public interface FileStream {
  /** The name of the file that says why there are no more. */
  String ERROR = "error.json";

  /**
   * Hands over each file in turn, once.
   *
   * @throws IOException whoever has them could not be reached any more, or whoever gets them wants
   *     no more
   */
  void each(FileTaker taker) throws IOException;
}
