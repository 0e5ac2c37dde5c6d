package io.tailrace.sink.bigquery;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.Int64Value;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of the Storage Write API about streams. Each call may be made twice without harm.
 * For one thread.
 */
final class WriteApi implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WriteApi.class);
  private static final Set<Code> PASSING =
      Set.of(
          Code.UNAVAILABLE,
          Code.DEADLINE_EXCEEDED,
          Code.ABORTED,
          Code.INTERNAL,
          Code.CANCELLED,
          Code.UNKNOWN,
          Code.RESOURCE_EXHAUSTED);

  /** What no repetition changes: the stream is finalised, or holds less than was asked for. */
  private static final Set<Code> REFUSED =
      Set.of(Code.INVALID_ARGUMENT, Code.FAILED_PRECONDITION, Code.OUT_OF_RANGE);

  private static final Set<Code> FLUSHING =
      Stream.concat(PASSING.stream(), REFUSED.stream()).collect(Collectors.toUnmodifiableSet());
  private static final ProtoSchema SCHEMA = BigQueryColumns.writerSchema();
  private final BigQueryWriteClient client;
  private final String table;
  private final Retrying retrying;

  /**
   * Makes one.
   *
   * @param table as gRPC names it
   */
  WriteApi(BigQueryWriteClient client, String table, Retrying retrying) {
    this.client = client;
    this.table = table;
    this.retrying = retrying;
  }

  /** A new buffered stream; its rows are seen once they are flushed. */
  OpenStream create() {
    WriteStream wanted = WriteStream.newBuilder().setType(WriteStream.Type.BUFFERED).build();
    CreateWriteStreamRequest request =
        CreateWriteStreamRequest.newBuilder().setParent(table).setWriteStream(wanted).build();
    // Made twice, the one that nobody knows is empty and expires.
    String name = tried(() -> client.createWriteStream(request), PASSING).getName();
    return new OpenStream(
        name, new BigQueryAppender(() -> new AppendConnection(client, name, SCHEMA), retrying));
  }

  /**
   * Makes the first {@code rows} rows of a stream visible, if they are not yet.
   *
   * @return false if the stream is gone or BigQuery goes on refusing, and whether they are visible
   *     is not known
   * @throws ApiException it cannot be done now
   */
  boolean flush(String stream, long rows) {
    FlushRowsRequest request =
        FlushRowsRequest.newBuilder()
            .setWriteStream(stream)
            .setOffset(Int64Value.of(rows - 1))
            .build();
    try {
      // A refusal too is tried again: by the end of it no call of ours is still under way.
      tried(() -> client.flushRows(request), FLUSHING);
      return true;
    } catch (ApiException e) {
      return flushed(e, stream);
    }
  }

  private static boolean flushed(ApiException e, String stream) {
    Code code = e.getStatusCode().getCode();
    if (code == Code.ALREADY_EXISTS) {
      return true;
    }
    if (code == Code.NOT_FOUND) {
      return false;
    }
    if (!REFUSED.contains(code)) {
      throw e;
    }
    log.warn(
        "BigQuery still refuses to make rows of {} visible. Whether they are is not known, so"
            + " each is looked up and written if it is missing: {}",
        stream,
        e.getMessage());
    return false;
  }

  private <T> T tried(Supplier<T> call, Set<Code> passing) {
    Retrying.Tries tries = retrying.begin();
    while (true) {
      try {
        return call.get();
      } catch (ApiException e) {
        if (!passing.contains(e.getStatusCode().getCode()) || !again(tries)) {
          throw e;
        }
      }
    }
  }

  private static boolean again(Retrying.Tries tries) {
    try {
      return tries.again();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Nothing more can be appended to it. Tidiness alone: nothing depends on it. */
  void end(String stream) {
    try {
      tried(() -> client.finalizeWriteStream(stream), PASSING);
    } catch (ApiException e) {
      log.debug("the stream {} was not ended", stream, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
