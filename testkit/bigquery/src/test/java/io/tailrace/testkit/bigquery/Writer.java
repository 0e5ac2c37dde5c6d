package io.tailrace.testkit.bigquery;

import com.google.api.core.ApiFuture;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteSettings;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Int64Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Google's own write client against a simulated BigQuery, for tests. For one thread. */
final class Writer implements AutoCloseable {
  static final String TABLE = "projects/acme/datasets/events/tables/things";
  final BigQueryWriteClient client;

  Writer(SimulatedBigQuery bigQuery) throws IOException {
    String endpoint = bigQuery.endpoint();
    client =
        BigQueryWriteClient.create(
            BigQueryWriteSettings.newBuilder()
                .setEndpoint(endpoint.substring(endpoint.indexOf(',') + 1))
                .setCredentialsProvider(NoCredentialsProvider.create())
                .setTransportChannelProvider(
                    BigQueryWriteSettings.defaultGrpcTransportProviderBuilder()
                        .setChannelConfigurator(channel -> channel.usePlaintext())
                        .build())
                .build());
  }

  String create() {
    return client
        .createWriteStream(
            CreateWriteStreamRequest.newBuilder()
                .setParent(TABLE)
                .setWriteStream(WriteStream.newBuilder().setType(WriteStream.Type.BUFFERED))
                .build())
        .getName();
  }

  long flush(String stream, long offset) {
    return client
        .flushRows(
            FlushRowsRequest.newBuilder()
                .setWriteStream(stream)
                .setOffset(Int64Value.of(offset))
                .build())
        .getOffset();
  }

  /** Appends rows of one text field each, and returns the answer or throws what it failed of. */
  AppendRowsResponse append(String stream, long offset, String... names) throws Throwable {
    return append(stream, "name", offset, names);
  }

  AppendRowsResponse append(String stream, String field, long offset, String... names)
      throws Throwable {
    ProtoRows.Builder rows = ProtoRows.newBuilder();
    for (String name : names) {
      rows.addSerializedRows(row(name));
    }
    try (StreamWriter writer =
        StreamWriter.newBuilder(stream, client).setWriterSchema(schema(field)).build()) {
      ApiFuture<AppendRowsResponse> answer = writer.append(rows.build(), offset);
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  Connected connect(String stream) {
    return new Connected(client.appendRowsCallable().call(), stream, schema("name"));
  }

  /** An empty name is left out. */
  static ByteString row(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream row = CodedOutputStream.newInstance(bytes);
    if (!name.isEmpty()) {
      row.writeString(1, name);
    }
    row.flush();
    return ByteString.copyFrom(bytes.toByteArray());
  }

  private static ProtoSchema schema(String field) {
    return ProtoSchema.newBuilder()
        .setProtoDescriptor(
            DescriptorProto.newBuilder()
                .setName("thing")
                .addField(
                    FieldDescriptorProto.newBuilder()
                        .setName(field)
                        .setNumber(1)
                        .setType(FieldDescriptorProto.Type.TYPE_STRING)
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)))
        .build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
