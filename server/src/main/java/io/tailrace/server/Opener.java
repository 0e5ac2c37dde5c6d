package io.tailrace.server;

import io.tailrace.core.sink.SinkUnavailableException;

/**
 * Gives what reads a store. Asked at the first question, since a command that does not ask the
 * warehouse should not wait for it. Safe for use by many threads.
 */
@FunctionalInterface
public interface Opener<R> {
  R open() throws SinkUnavailableException;

  /** Opens once, and then gives the same again. */
  static <R> Opener<R> once(Opener<R> opener) {
    return new Opener<>() {
      private R opened;

      @Override
      public synchronized R open() throws SinkUnavailableException {
        if (opened == null) {
          opened = opener.open();
        }
        return opened;
      }
    };
  }
}
