package io.tailrace.sink.bigquery;

/** The REST API refused a call, or did not answer. */
final class RestException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String reason;

  /**
   * It refused.
   *
   * @param reason one word, such as {@code notFound}
   */
  RestException(int status, String reason, String message) {
    super(message + " (" + status + " " + reason + ")");
    this.status = status;
    this.reason = reason;
  }

  /** It did not answer. */
  RestException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
    this.reason = "";
  }

  boolean notFound() {
    return status == 404;
  }

  boolean alreadyExists() {
    return status == 409;
  }

  Trouble trouble() {
    return switch (reason) {
      case "rateLimitExceeded", "quotaExceeded", "jobRateLimitExceeded" -> Trouble.QUOTA;
      case "billingNotEnabled" -> Trouble.BILLING;
      case "accessDenied" -> Trouble.PERMISSION;
      case "notFound" -> Trouble.MISSING;
      default -> byStatus();
    };
  }

  private Trouble byStatus() {
    return switch (status) {
      case 401, 403 -> Trouble.PERMISSION;
      case 404 -> Trouble.MISSING;
      case 429 -> Trouble.QUOTA;
      default -> status >= 400 && status < 500 ? Trouble.OTHER : Trouble.UNAVAILABLE;
    };
  }
}
