package io.tailrace.core.engine;

/** An engine cannot be used as it is set up; the message says what to change. */
public class EngineRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public EngineRefusedException(String message) {
    super(message);
  }
}
