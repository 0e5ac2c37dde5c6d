package io.tailrace.sink.bigquery;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import io.tailrace.core.sink.BatchTooLargeException;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** What BigQuery's errors mean for us, and what the reader can do. */
enum BigQueryFailure {
  PARTITIONS(
      "The table has as many partitions, or changes of them, as BigQuery allows. Delete old days"
          + " (ALTER TABLE … SET OPTIONS (partition_expiration_days = …)), or wait until tomorrow;"
          + " the warehouse then continues"),
  QUOTA(
      "A quota of the project is used up. The warehouse continues once there is more; if that happens"
          + " often, ask for more under IAM & Admin, Quotas, BigQuery Storage API"),
  BILLING(
      "The project has no billing account, and BigQuery streams into no such project. Link one;"
          + " the warehouse then continues"),
  PERMISSION(
      "Its account may not do this. Give it BigQuery Data Editor on the dataset and BigQuery Job"
          + " User on the project (docs/bigquery.md); the warehouse then continues"),
  CREDENTIALS(
      "Its credentials cannot be read. Run it as a service account, or put the path of a key or of"
          + " a workload identity's configuration into GOOGLE_APPLICATION_CREDENTIALS; the"
          + " warehouse then continues"),
  SCHEMA(
      "The table's columns are not those that this version writes. Missing columns are"
          + " added automatically; a column of another type is not changed: rename the table, and a"
          + " new one is made"),
  NEW_COLUMN(
      "BigQuery needs some minutes until it takes rows with an added column. Tailrace retries"),
  MISSING("The project, dataset or table is not there. Tailrace makes it again if the account may"),
  UNAVAILABLE("BigQuery does not answer now. Tailrace retries"),
  OTHER("Tailrace retries");

  private final String advice;

  BigQueryFailure(String advice) {
    this.advice = advice;
  }

  static BigQueryFailure of(Throwable error) {
    String words = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("partition") && words.matches("(?s).*(quota|limit|too many|exceed).*")) {
      return PARTITIONS;
    }
    if (words.contains("billing") || words.contains("free tier")) {
      return BILLING;
    }
    if (words.contains("more fields than bigquery schema")) {
      return NEW_COLUMN;
    }
    if (error instanceof ApiException api) {
      return of(api.getStatusCode().getCode(), words);
    }
    return error instanceof RestException rest ? rest.trouble() : ofOurs(error);
  }

  private static BigQueryFailure ofOurs(Throwable error) {
    if (error instanceof SchemaException) {
      return SCHEMA;
    }
    return error instanceof IOException ? CREDENTIALS : OTHER;
  }

  private static BigQueryFailure of(StatusCode.Code code, String words) {
    return switch (code) {
      case RESOURCE_EXHAUSTED -> QUOTA;
      case PERMISSION_DENIED, UNAUTHENTICATED -> PERMISSION;
      case NOT_FOUND -> MISSING;
      case INVALID_ARGUMENT, FAILED_PRECONDITION ->
          words.contains("schema") || words.contains("field") ? SCHEMA : OTHER;
      case UNAVAILABLE, DEADLINE_EXCEEDED, ABORTED, INTERNAL, CANCELLED, UNKNOWN -> UNAVAILABLE;
      default -> OTHER;
    };
  }

  /** Whether the same call may succeed in a moment. */
  boolean passes() {
    return this == QUOTA || this == UNAVAILABLE;
  }

  /** As the consumer is told. */
  static SinkUnavailableException unavailable(Dataset dataset, String what, Throwable error) {
    String message =
        "The warehouse %s could not be %s. %s. (%s)"
            .formatted(dataset, what, of(error).advice, firstLine(error));
    return timedOut(error)
        ? new BatchTooLargeException(message, error)
        : new SinkUnavailableException(message, error);
  }

  /** Whether it was asked, and did not come to its end within the time that it had. */
  private static boolean timedOut(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException
          || (cause instanceof HttpTimeoutException
              && !(cause instanceof HttpConnectTimeoutException))
          || (cause instanceof ApiException api
              && api.getStatusCode().getCode() == StatusCode.Code.DEADLINE_EXCEEDED)) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(Throwable error) {
    String message = String.valueOf(error.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
