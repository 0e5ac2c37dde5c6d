package io.tailrace.core.engine;

import io.tailrace.core.settings.BadValueException;

/** How the URLs of one engine look. Immutable. */
public interface EngineUrl {

  /** Of a sink that no URL chooses: its settings alone say whether it is there. */
  EngineUrl NONE = word("");

  /** For people, as one would write it: {@code redis://host:port/db}. */
  String form();

  /** Whether this URL means this engine, well written or not. */
  boolean isFor(String url);

  /**
   * Returns if a URL that is for this engine is well written.
   *
   * @throws BadValueException it is not; the message says how to write it, and no password
   */
  default void check(String url) {}

  /** The URL for people: without the password that may be in it. */
  default String shown(String url) {
    return url;
  }

  /** An engine that needs no address is named by one word. */
  static EngineUrl word(String word) {
    return new EngineWord(word);
  }
}
