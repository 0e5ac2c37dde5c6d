package io.tailrace.customerio.appapi;

import org.jspecify.annotations.Nullable;

/**
 * A call to the App API that failed, the only exception that calls throw once their arguments are
 * right. Its message says what was asked, what came back and what to do, and never holds the key.
 * Immutable but for what every exception carries.
 */
public final class AppApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Category category;
  private final int status;
  private final @Nullable String said;

  /**
   * @param what was asked and what became of it, without a full stop
   * @param status of the answer; 0 = none came
   * @param said what the API answered in words, if that is readable
   */
  public AppApiException(Category category, String what, int status, @Nullable String said) {
    this(category, what, status, said, null);
  }

  AppApiException(
      Category category,
      String what,
      int status,
      @Nullable String said,
      @Nullable Throwable cause) {
    super(what + (said == null ? "" : ": \"" + said + "\"") + ". " + category.advice(), cause);
    this.category = category;
    this.status = status;
    this.said = said;
  }

  public Category category() {
    return category;
  }

  /** HTTP status of the last answer; 0 = none came. */
  public int status() {
    return status;
  }

  /** What the API answered in words, shortened, addresses masked, if that is readable. */
  public @Nullable String said() {
    return said;
  }

  /** What can be done. */
  public String advice() {
    return category.advice();
  }
}
