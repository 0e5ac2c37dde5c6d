package io.tailrace.admin;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/**
 * An answer of many values, which come one by one and are held by nobody. The last is {@code
 * {"end":true}}, or {@code {"error":"…"}} where it ended too soon; without either it was cut off.
 */
@FunctionalInterface
public interface LineStream {
  /**
   * Hands over each value in turn, once.
   *
   * @param wanted gets them
   * @throws IOException whoever has them could not be reached any more
   */
  void each(Taker wanted) throws IOException;

  /** Gets values. */
  @FunctionalInterface
  interface Taker {
    /** One of them; false = no more is wanted. */
    boolean take(JsonNode value);
  }
}
