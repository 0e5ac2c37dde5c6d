package io.tailrace.sink.bigquery;

import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.rpc.ClientStream;
import com.google.api.gax.rpc.ResponseObserver;
import com.google.api.gax.rpc.StreamController;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.protobuf.Int64Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One AppendRows connection to one stream: requests go out, answers come back in their order. It is
 * used by one thread; gRPC's own threads only put answers down.
 */
final class AppendConnection implements AutoCloseable {
  private final String stream;
  private final ProtoSchema schema;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final ClientStream<AppendRowsRequest> requests;
  private boolean introduced;

  private record Answer(AppendRowsResponse response, Throwable end) {}

  AppendConnection(BigQueryWriteClient client, String stream, ProtoSchema schema) {
    this.stream = stream;
    this.schema = schema;
    GrpcCallContext routed =
        GrpcCallContext.createDefault()
            .withExtraHeaders(Map.of("x-goog-request-params", List.of("write_stream=" + stream)));
    this.requests = client.appendRowsCallable().splitCall(new Answers(), routed);
  }

  /** Puts answers down, and the end as the last of them. */
  private final class Answers implements ResponseObserver<AppendRowsResponse> {
    @Override
    public void onStart(StreamController controller) {}

    @Override
    public void onResponse(AppendRowsResponse response) {
      answers.add(new Answer(response, null));
    }

    @Override
    public void onError(Throwable end) {
      answers.add(new Answer(null, end));
    }

    @Override
    public void onComplete() {
      answers.add(new Answer(null, null));
    }
  }

  /** The first request on a connection names the stream and the rows' schema. */
  void send(Chunk chunk) throws ConnectionBrokenException {
    AppendRowsRequest.Builder request =
        AppendRowsRequest.newBuilder().setOffset(Int64Value.of(chunk.offset()));
    request
        .getProtoRowsBuilder()
        .setRows(ProtoRows.newBuilder().addAllSerializedRows(chunk.rows()));
    if (!introduced) {
      request.setWriteStream(stream).setTraceId("tailrace");
      request.getProtoRowsBuilder().setWriterSchema(schema);
      introduced = true;
    }
    try {
      requests.send(request.build());
    } catch (IllegalStateException e) {
      throw ConnectionBrokenException.ended(reason(answers.peek(), e));
    }
  }

  /** The next answer. */
  AppendRowsResponse await(Duration atMost) throws ConnectionBrokenException, InterruptedException {
    Answer answer = answers.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (answer == null) {
      throw ConnectionBrokenException.ended(
          new java.util.concurrent.TimeoutException("no answer within " + atMost));
    }
    if (answer.response() == null) {
      throw ConnectionBrokenException.ended(reason(answer, null));
    }
    return answer.response();
  }

  private static Throwable reason(Answer end, Throwable otherwise) {
    if (end != null && end.end() != null) {
      return end.end();
    }
    return otherwise == null
        ? new java.io.EOFException("BigQuery closed the connection")
        : otherwise;
  }

  @Override
  public void close() {
    try {
      requests.closeSendWithError(new CancellationException("not needed any more"));
    } catch (IllegalStateException e) {
      // It has ended already.
    }
  }
}
