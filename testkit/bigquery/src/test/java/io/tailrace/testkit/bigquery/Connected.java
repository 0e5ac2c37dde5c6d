package io.tailrace.testkit.bigquery;

import com.google.api.gax.rpc.BidiStream;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.protobuf.Int64Value;
import java.io.IOException;
import java.util.Iterator;

/** One AppendRows connection that does not reconnect by itself, for tests. For one thread. */
final class Connected implements AutoCloseable {
  private final BidiStream<AppendRowsRequest, AppendRowsResponse> call;
  private final Iterator<AppendRowsResponse> answers;
  private final String stream;
  private final ProtoSchema schema;

  Connected(
      BidiStream<AppendRowsRequest, AppendRowsResponse> call, String stream, ProtoSchema schema) {
    this.call = call;
    this.answers = call.iterator();
    this.stream = stream;
    this.schema = schema;
  }

  AppendRowsResponse append(long offset, String name) throws IOException {
    AppendRowsRequest.Builder request =
        AppendRowsRequest.newBuilder().setWriteStream(stream).setOffset(Int64Value.of(offset));
    request.getProtoRowsBuilder().setWriterSchema(schema);
    request.getProtoRowsBuilder().getRowsBuilder().addSerializedRows(Writer.row(name));
    call.send(request.build());
    return answers.next();
  }

  @Override
  public void close() {
    call.cancel();
  }
}
