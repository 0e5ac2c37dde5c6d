package io.tailrace.testkit.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc.BigQueryWriteImplBase;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamResponse;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.FlushRowsResponse;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;

/** The Storage Write API, for streams of the type BUFFERED. Safe for use by many threads. */
final class WriteService extends BigQueryWriteImplBase {
  private final Catalog catalog;
  private final FaultyCalls calls;
  private final int maxBytes;

  WriteService(Catalog catalog, FaultyCalls calls, int maxBytes) {
    this.catalog = catalog;
    this.calls = calls;
    this.maxBytes = maxBytes;
  }

  @Override
  public void createWriteStream(
      CreateWriteStreamRequest request, StreamObserver<WriteStream> answer) {
    answer(
        "CreateWriteStream",
        answer,
        all -> {
          if (request.getWriteStream().getType() != WriteStream.Type.BUFFERED) {
            throw Refusal.invalid("Only buffered streams are simulated");
          }
          return told(all.create(request.getParent()));
        });
  }

  @Override
  public void getWriteStream(GetWriteStreamRequest request, StreamObserver<WriteStream> answer) {
    answer("GetWriteStream", answer, all -> told(all.stream(request.getName())));
  }

  private static WriteStream told(BufferedStream stream) {
    return WriteStream.newBuilder()
        .setName(stream.name())
        .setType(WriteStream.Type.BUFFERED)
        .build();
  }

  @Override
  public StreamObserver<AppendRowsRequest> appendRows(StreamObserver<AppendRowsResponse> answers) {
    return new AppendCall(catalog, calls, maxBytes, answers);
  }

  @Override
  public void flushRows(FlushRowsRequest request, StreamObserver<FlushRowsResponse> answer) {
    answer(
        "FlushRows",
        answer,
        all -> {
          long offset = request.getOffset().getValue();
          all.stream(request.getWriteStream()).flush(offset);
          return FlushRowsResponse.newBuilder().setOffset(offset).build();
        });
  }

  @Override
  public void finalizeWriteStream(
      FinalizeWriteStreamRequest request, StreamObserver<FinalizeWriteStreamResponse> answer) {
    answer(
        "FinalizeWriteStream",
        answer,
        all ->
            FinalizeWriteStreamResponse.newBuilder()
                .setRowCount(all.stream(request.getName()).finish())
                .build());
  }

  private <T> void answer(String name, StreamObserver<T> to, Catalog.Act<T, Refusal> act) {
    try {
      T answer = calls.call(name, () -> ended(act), WriteService::failure);
      to.onNext(answer);
      to.onCompleted();
    } catch (StatusException e) {
      to.onError(e);
    }
  }

  private <T> T ended(Catalog.Act<T, Refusal> act) throws StatusException {
    try {
      return catalog.locked(act);
    } catch (Refusal e) {
      throw e.ends();
    }
  }

  static StatusException failure(Fault fault) {
    return switch (fault) {
      case ABORTED -> Status.ABORTED.withDescription("Simulated: aborted").asException();
      case QUOTA ->
          Status.RESOURCE_EXHAUSTED
              .withDescription("Simulated: Exceeds quota on AppendRows throughput")
              .asException();
      case PERMISSION ->
          Status.PERMISSION_DENIED
              .withDescription("Simulated: Permission 'TABLES_UPDATE_DATA' denied")
              .asException();
      default -> Status.UNAVAILABLE.withDescription("Simulated: " + fault).asException();
    };
  }
}
