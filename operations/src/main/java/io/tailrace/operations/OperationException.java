package io.tailrace.operations;

import org.jspecify.annotations.Nullable;

/** What was asked for cannot be done; the message says why, and what the reader can do. */
public final class OperationException extends Exception {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  private OperationException(Kind kind, @Nullable String message) {
    super(message);
    this.kind = kind;
  }

  /** Whose turn it is. */
  public enum Kind {
    /** The question makes no sense: ask another. */
    WRONG_REQUEST,
    /** There is no such thing. */
    NOT_FOUND,
    /** It is not done, and never will be. */
    REFUSED,
    /** It cannot be done now. */
    UNAVAILABLE
  }

  public static OperationException wrongRequest(@Nullable String message) {
    return new OperationException(Kind.WRONG_REQUEST, message);
  }

  public static OperationException notFound(@Nullable String message) {
    return new OperationException(Kind.NOT_FOUND, message);
  }

  public static OperationException refused(@Nullable String message) {
    return new OperationException(Kind.REFUSED, message);
  }

  public static OperationException unavailable(@Nullable String message) {
    return new OperationException(Kind.UNAVAILABLE, message);
  }

  public Kind kind() {
    return kind;
  }
}
