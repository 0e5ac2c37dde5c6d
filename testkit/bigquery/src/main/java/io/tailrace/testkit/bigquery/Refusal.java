package io.tailrace.testkit.bigquery;

import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.Any;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;

/** The server refuses a call, as BigQuery would put it. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient com.google.rpc.Status status;

  Refusal(Status status, String message) {
    this(status, message, null);
  }

  private Refusal(Status status, String message, StorageError detail) {
    super(message);
    com.google.rpc.Status.Builder told =
        com.google.rpc.Status.newBuilder().setCode(status.getCode().value()).setMessage(message);
    if (detail != null) {
      told.addDetails(Any.pack(detail));
    }
    this.status = told.build();
  }

  private static Refusal of(Status status, StorageErrorCode code, String entity, String message) {
    StorageError detail =
        StorageError.newBuilder().setCode(code).setEntity(entity).setErrorMessage(message).build();
    return new Refusal(status, message + " Entity: " + entity, detail);
  }

  static Refusal noTable(String table) {
    return of(
        Status.NOT_FOUND,
        StorageErrorCode.TABLE_NOT_FOUND,
        table,
        "Requested entity was not found.");
  }

  static Refusal noStream(String stream) {
    return of(
        Status.NOT_FOUND,
        StorageErrorCode.STREAM_NOT_FOUND,
        stream,
        "Requested entity was not found.");
  }

  static Refusal finalized(String stream) {
    return of(
        Status.INVALID_ARGUMENT,
        StorageErrorCode.STREAM_FINALIZED,
        stream,
        "Stream has been finalized and cannot be appended.");
  }

  static Refusal alreadyExists(String stream, long expected, long received) {
    return of(
        Status.ALREADY_EXISTS,
        StorageErrorCode.OFFSET_ALREADY_EXISTS,
        stream,
        "The offset is within stream, expected offset %s, received %s"
            .formatted(expected, received));
  }

  static Refusal outOfRange(String stream, long expected, long received) {
    return of(
        Status.OUT_OF_RANGE,
        StorageErrorCode.OFFSET_OUT_OF_RANGE,
        stream,
        "The offset is beyond stream, expected offset %s, received %s"
            .formatted(expected, received));
  }

  static Refusal idle(String stream) {
    return new Refusal(
        Status.ABORTED,
        "Closing the stream because there has been no activity for 600 seconds. Entity: " + stream);
  }

  static Refusal extraField(String field) {
    return of(
        Status.INVALID_ARGUMENT,
        StorageErrorCode.SCHEMA_MISMATCH_EXTRA_FIELDS,
        field,
        "Input schema has more fields than BigQuery schema, extra fields: '" + field + "'");
  }

  static Refusal invalid(String message) {
    return new Refusal(Status.INVALID_ARGUMENT, message);
  }

  /** As the error of one answer on a connection that goes on. */
  com.google.rpc.Status status() {
    return status;
  }

  /** As the end of a call. */
  StatusException ends() {
    return StatusProto.toStatusException(status);
  }
}
