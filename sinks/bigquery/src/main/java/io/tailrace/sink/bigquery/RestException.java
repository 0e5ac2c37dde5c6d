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

  BigQueryFailure trouble() {
    return switch (reason) {
      case "rateLimitExceeded", "quotaExceeded", "jobRateLimitExceeded" -> BigQueryFailure.QUOTA;
      case "billingNotEnabled" -> BigQueryFailure.BILLING;
      case "accessDenied" -> BigQueryFailure.PERMISSION;
      case "notFound" -> BigQueryFailure.MISSING;
      default -> byStatus();
    };
  }

  private BigQueryFailure byStatus() {
    return switch (status) {
      case 401, 403 -> BigQueryFailure.PERMISSION;
      case 404 -> BigQueryFailure.MISSING;
      case 429 -> BigQueryFailure.QUOTA;
      default ->
          status >= 400 && status < 500 ? BigQueryFailure.OTHER : BigQueryFailure.UNAVAILABLE;
    };
  }
}
