package io.tailrace.admin;

import java.io.IOException;

/** Answers what can be asked of a data folder. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface Api {

  /**
   * Answers one request, at once: what must be waited for is {@link ApiResponse#settled} by whoever
   * has a thread to wait with. That something cannot be done is an answer too, with its status.
   *
   * @throws IOException the one who should answer could not be reached
   */
  ApiResponse call(ApiRequest request) throws IOException;
}
