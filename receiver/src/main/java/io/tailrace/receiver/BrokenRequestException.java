package io.tailrace.receiver;

/**
 * The client went away or broke the rules of HTTP within a body: there is nobody to answer, or only
 * to say 400.
 */
public final class BrokenRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  public BrokenRequestException(Throwable cause) {
    super("the body broke off", cause);
  }
}
