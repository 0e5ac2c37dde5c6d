package io.tailrace.sink.bigquery;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.Int64Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of the Storage Write API about streams. Each call may be made twice without harm.
 * For one thread.
 */
final class WriteApi implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WriteApi.class);
  private static final ProtoSchema SCHEMA = Columns.writerSchema();
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
    String name =
        client
            .createWriteStream(
                CreateWriteStreamRequest.newBuilder()
                    .setParent(table)
                    .setWriteStream(wanted)
                    .build())
            .getName();
    return new OpenStream(
        name, new Appender(() -> new AppendConnection(client, name, SCHEMA), retrying));
  }

  /**
   * Makes the first {@code rows} rows of a stream visible, if they are not yet.
   *
   * @return false if the stream is gone, and whether they are visible is not known
   * @throws ApiException it cannot be done now
   */
  boolean flush(String stream, long rows) {
    try {
      client.flushRows(
          FlushRowsRequest.newBuilder()
              .setWriteStream(stream)
              .setOffset(Int64Value.of(rows - 1))
              .build());
      return true;
    } catch (ApiException e) {
      if (isGone(e) || (isPuzzling(e) && isGone(stream))) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isGone(ApiException e) {
    return e.getStatusCode().getCode() == StatusCode.Code.NOT_FOUND;
  }

  /** These were seen for streams that are gone, but also mean other things. */
  private static boolean isPuzzling(ApiException e) {
    StatusCode.Code code = e.getStatusCode().getCode();
    return code == StatusCode.Code.INVALID_ARGUMENT || code == StatusCode.Code.FAILED_PRECONDITION;
  }

  private boolean isGone(String stream) {
    try {
      client.getWriteStream(stream);
      return false;
    } catch (ApiException e) {
      if (isGone(e)) {
        return true;
      }
      throw e;
    }
  }

  /** Nothing more can be appended to it. Tidiness alone: nothing depends on it. */
  void end(String stream) {
    try {
      client.finalizeWriteStream(stream);
    } catch (ApiException e) {
      log.debug("the stream {} was not ended", stream, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
