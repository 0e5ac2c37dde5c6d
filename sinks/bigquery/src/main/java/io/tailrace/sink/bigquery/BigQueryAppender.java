package io.tailrace.sink.bigquery;

import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.ApiExceptionFactory;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.Exceptions;
import com.google.cloud.bigquery.storage.v1.RowError;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Appends chunks to one stream, each at its offset, and tries again what passes: a chunk that is
 * there already is not appended twice. For one thread.
 */
final class BigQueryAppender implements AutoCloseable {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
  private final Supplier<AppendConnection> connecting;
  private final Retrying retrying;
  private AppendConnection connection;
  private boolean strays;

  BigQueryAppender(Supplier<AppendConnection> connecting, Retrying retrying) {
    this.connecting = connecting;
    this.retrying = retrying;
  }

  /**
   * Whether requests may still be under way from connections that broke. As long as the same rows
   * go to the same offsets, they do no harm.
   */
  boolean strays() {
    return strays;
  }

  /**
   * Appends all of them; the first begins where the stream ends.
   *
   * @throws ApiException it cannot be done now
   */
  void append(List<Chunk> chunks)
      throws RowsRefusedException,
          RequestRefusedException,
          StreamLostException,
          InterruptedException {
    Retrying.Tries tries = retrying.begin();
    Progress progress = new Progress(chunks);
    while (true) {
      try {
        progress.run(connected());
        return;
      } catch (ConnectionBrokenException e) {
        strays |= progress.unanswered();
        close();
        ApiException why = reason(e);
        if (isRefusal(why)) {
          throw new RequestRefusedException(why);
        }
        if (!BigQueryFailure.of(why).passes() || !tries.again()) {
          throw why;
        }
      }
    }
  }

  private AppendConnection connected() {
    if (connection == null) {
      connection = connecting.get();
    }
    return connection;
  }

  private static ApiException reason(ConnectionBrokenException broken) throws StreamLostException {
    Exceptions.StorageException storage = Exceptions.toStorageException(broken.getCause());
    if (storage instanceof Exceptions.StreamNotFound
        || storage instanceof Exceptions.StreamFinalizedException) {
      throw new StreamLostException("the stream is gone", broken);
    }
    return broken.getCause() instanceof ApiException api
        ? api
        : api(Status.Code.UNAVAILABLE, broken.getMessage(), broken);
  }

  /** What is neither the stream's fault nor the table's is something about the rows. */
  private static boolean isRefusal(ApiException why) {
    return why.getStatusCode().getCode() == Code.INVALID_ARGUMENT
        && BigQueryFailure.of(why) == BigQueryFailure.OTHER;
  }

  private static ApiException api(Status.Code code, String message, Throwable cause) {
    return ApiExceptionFactory.createException(message, cause, GrpcStatusCode.of(code), false);
  }

  @Override
  public void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /** How far these chunks have come. */
  private final class Progress {
    private final List<Chunk> chunks;
    private final long end;
    private int sent;
    private int done;

    Progress(List<Chunk> chunks) {
      this.chunks = chunks;
      this.end = chunks.get(chunks.size() - 1).end();
    }

    boolean unanswered() {
      return sent > done;
    }

    void run(AppendConnection open)
        throws ConnectionBrokenException,
            RowsRefusedException,
            StreamLostException,
            InterruptedException {
      for (sent = done; sent < chunks.size(); sent++) {
        open.send(chunks.get(sent));
      }
      for (; done < chunks.size(); done++) {
        check(open, open.await(LONGEST_ANSWER), chunks.get(done));
      }
    }

    private void check(AppendConnection open, AppendRowsResponse answer, Chunk chunk)
        throws ConnectionBrokenException,
            RowsRefusedException,
            StreamLostException,
            InterruptedException {
      if (!answer.hasError()) {
        if (answer.getAppendResult().getOffset().getValue() != chunk.offset()) {
          throw new StreamLostException("rows were appended at another offset than asked for");
        }
      } else if (answer.getRowErrorsCount() > 0) {
        drain(open);
        throw new RowsRefusedException(done, reasons(answer));
      } else {
        failed(answer, chunk);
      }
    }

    /**
     * What is there already are rows of this very call, since nobody else knows the stream: then
     * the server says where it stands. Anything else there is not ours to make visible.
     */
    private void failed(AppendRowsResponse answer, Chunk chunk)
        throws ConnectionBrokenException, StreamLostException {
      Exceptions.StorageException storage = Exceptions.toStorageException(answer.getError(), null);
      if (storage instanceof Exceptions.OffsetAlreadyExists there) {
        if (there.getExpectedOffset() < chunk.end() || there.getExpectedOffset() > end) {
          throw new StreamLostException("the stream holds other rows than were appended", there);
        }
      } else if (storage instanceof Exceptions.OffsetOutOfRange) {
        throw new StreamLostException("the stream ends before what was appended", storage);
      } else if (storage instanceof Exceptions.StreamNotFound
          || storage instanceof Exceptions.StreamFinalizedException) {
        throw new StreamLostException("the stream is gone", storage);
      } else {
        String message = answer.getError().getMessage();
        Status.Code code = Status.fromCodeValue(answer.getError().getCode()).getCode();
        throw ConnectionBrokenException.ended(api(code, message, storage));
      }
    }

    private static Map<Integer, String> reasons(AppendRowsResponse answer) {
      Map<Integer, String> reasons = new HashMap<>();
      for (RowError error : answer.getRowErrorsList()) {
        reasons.put((int) error.getIndex(), error.getMessage());
      }
      return reasons;
    }

    /** What was sent behind a refused chunk fails; only its answers are awaited. */
    private void drain(AppendConnection open) throws InterruptedException {
      try {
        for (int i = done + 1; i < sent; i++) {
          open.await(LONGEST_ANSWER);
        }
      } catch (ConnectionBrokenException e) {
        strays = true;
        close();
      }
    }
  }
}
