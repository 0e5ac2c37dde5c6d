package io.tailrace.testkit.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection of AppendRows. The first request names the stream and the writer's schema; the
 * following need not. Called by one thread at a time.
 */
final class AppendCall implements StreamObserver<AppendRowsRequest> {
  private final Catalog catalog;
  private final FaultyCalls calls;
  private final int maxBytes;
  private final StreamObserver<AppendRowsResponse> answers;
  private String stream;
  private RowShape shape;
  private int columns;
  private Instant lastRequest;
  private boolean over;

  AppendCall(
      Catalog catalog,
      FaultyCalls calls,
      int maxBytes,
      StreamObserver<AppendRowsResponse> answers) {
    this.catalog = catalog;
    this.calls = calls;
    this.maxBytes = maxBytes;
    this.answers = answers;
  }

  @Override
  public void onNext(AppendRowsRequest request) {
    if (over) {
      return;
    }
    try {
      stayOpen();
      begin(request);
      answers.onNext(calls.call("AppendRows", () -> answer(request), WriteService::failure));
    } catch (Refusal e) {
      end(e.ends());
    } catch (StatusException e) {
      end(e);
    }
  }

  private void end(StatusException why) {
    over = true;
    answers.onError(why);
  }

  /** "Closing the stream because there has been no activity": told by clients that idled. */
  private void stayOpen() throws Refusal {
    Instant now = catalog.locked(Catalog::now);
    if (catalog.strict()
        && lastRequest != null
        && now.isAfter(lastRequest.plus(SimulationSettings.IDLE_CLOSE))) {
      throw Refusal.idle(stream);
    }
    lastRequest = now;
  }

  private void begin(AppendRowsRequest request) throws Refusal {
    if (request.getSerializedSize() > maxBytes) {
      throw Refusal.invalid("AppendRows request too large: " + request.getSerializedSize());
    }
    if (stream != null) {
      if (!request.getWriteStream().isEmpty() && !request.getWriteStream().equals(stream)) {
        throw Refusal.invalid("The stream changed within a connection");
      }
      return;
    }
    stream = request.getWriteStream();
    Table table = catalog.locked(all -> all.stream(stream)).table();
    List<Column> now = catalog.locked(all -> all.columns(table));
    shape = RowShape.of(request.getProtoRows().getWriterSchema().getProtoDescriptor(), now);
    columns = now.size();
  }

  private AppendRowsResponse answer(AppendRowsRequest request) throws StatusException {
    AppendRowsResponse.Builder answer = AppendRowsResponse.newBuilder().setWriteStream(stream);
    try {
      List<ByteString> sent = request.getProtoRows().getRows().getSerializedRowsList();
      refuseWhole(sent);
      check(sent, answer);
      if (answer.getRowErrorsCount() == 0) {
        long at = append(sent, request.hasOffset() ? request.getOffset().getValue() : -1);
        answer.getAppendResultBuilder().setOffset(Int64Value.of(at));
      }
      tellOfNewColumns(answer);
    } catch (Refusal e) {
      if (e.status().getCode() == io.grpc.Status.Code.NOT_FOUND.value()) {
        throw e.ends();
      }
      answer.setError(e.status());
    }
    return answer.build();
  }

  private void refuseWhole(List<ByteString> sent) throws Refusal {
    for (ByteString row : sent) {
      String fault = catalog.requestRule().fault(new Row(shape, row));
      if (fault != null) {
        throw Refusal.invalid(fault);
      }
    }
  }

  /** With one faulty row, none of the request's rows is appended. */
  private void check(List<ByteString> sent, AppendRowsResponse.Builder answer) {
    for (int i = 0; i < sent.size(); i++) {
      String fault = fault(sent.get(i));
      if (fault != null) {
        answer.addRowErrors(
            RowError.newBuilder()
                .setIndex(i)
                .setCode(RowError.RowErrorCode.FIELDS_ERROR)
                .setMessage(fault));
      }
    }
    if (answer.getRowErrorsCount() > 0) {
      answer.setError(
          Refusal.invalid(
                  "Errors found while processing rows. Please refer to the row_errors field")
              .status());
    }
  }

  private String fault(ByteString row) {
    String fault = shape.fault(row);
    return fault == null ? catalog.rule().fault(new Row(shape, row)) : fault;
  }

  private long append(List<ByteString> sent, long offset) throws Refusal {
    List<Row> rows = new ArrayList<>(sent.size());
    sent.forEach(bytes -> rows.add(new Row(shape, bytes)));
    return catalog.locked(
        all -> {
          BufferedStream open = all.stream(stream);
          long at = offset < 0 ? open.end() : offset;
          open.append(rows, at);
          return at;
        });
  }

  /** AppendRowsResponse.updated_schema: told once on each connection. */
  private void tellOfNewColumns(AppendRowsResponse.Builder answer) throws Refusal {
    int now = catalog.locked(all -> all.columns(all.stream(stream).table()).size());
    if (now != columns) {
      columns = now;
      answer.getUpdatedSchemaBuilder();
    }
  }

  @Override
  public void onError(Throwable broken) {
    over = true;
  }

  @Override
  public void onCompleted() {
    if (!over) {
      over = true;
      answers.onCompleted();
    }
  }
}
