package io.tailrace.receiver.jetty;

import io.tailrace.receiver.BrokenRequestException;
import io.tailrace.receiver.Deadline;
import io.tailrace.receiver.IncomingRequest;
import io.tailrace.receiver.WebhookAnswer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. The answer goes out after a bounded read of what is left of the body,
 * and where that was not enough the connection is closed without a reset. For one thread.
 */
final class Exchange implements IncomingRequest {
  private static final long MAX_DISCARDED_BYTES = 8L << 20;
  private static final Duration MAX_DISCARDING = Duration.ofSeconds(1);

  /**
   * Well within the 4 s that the sender waits. At the deadline it is answered, not read further.
   */
  private static final Duration MAX_DISCARDING_SINCE_FIRST_BYTE = Duration.ofMillis(3_100);

  private static final Duration MAX_WRITING = Duration.ofSeconds(1);

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final RequestInput input;

  Exchange(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.input = new RequestInput(request);
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public @Nullable String path() {
    return path(request);
  }

  /** Joins empty segments: a common mistake in building a URL, whose meaning is clear. */
  static @Nullable String path(Request request) {
    String path = Request.getPathInContext(request);
    // Asked for each request, twice: most have nothing to join.
    return path == null || !path.contains("//") ? path : path.replaceAll("/{2,}", "/");
  }

  @Override
  public @Nullable String rawPath() {
    return request.getHttpURI().getPath();
  }

  ClientEndPoint connection() {
    return ClientEndPoint.of(request);
  }

  @Override
  public @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  @Override
  public long declaredLength() {
    return request.getLength();
  }

  @Override
  public long beganNanoTime() {
    return request.getBeginNanoTime();
  }

  @Override
  public @Nullable String from() {
    return Request.getRemoteAddr(request);
  }

  private Deadline deadline(Duration sinceFirstByte) {
    return Deadline.after(request.getBeginNanoTime(), sinceFirstByte);
  }

  @Override
  public RequestInput body() {
    return input;
  }

  void answer(WebhookAnswer answer) {
    if (!input.isComplete() && !holdsBodyBack()) {
      input.discard(
          MAX_DISCARDED_BYTES,
          Deadline.in(MAX_DISCARDING).orSooner(deadline(MAX_DISCARDING_SINCE_FIRST_BYTE)));
    }
    ByteBuffer json = JettyAnswer.prepare(answer, response);
    if (input.isComplete() || holdsBodyBack()) {
      response.write(true, json, callback);
    } else {
      answerAndClose(json);
    }
  }

  /** Ends the exchange without an answer of ours. */
  void giveUp(BrokenRequestException broken) {
    callback.failed(broken.getCause());
  }

  /** A client that waits for "100 Continue" and never got it: its body is not asked for. */
  private boolean holdsBodyBack() {
    return !input.isStarted()
        && request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }

  /** The body still comes in, and a read of it may be pending, so the connection cannot go on. */
  private void answerAndClose(ByteBuffer json) {
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    CountDownLatch written = new CountDownLatch(1);
    response.write(true, json, Callback.from(written::countDown, failure -> written.countDown()));
    try {
      written.await(MAX_WRITING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new ClosedEarlyException());
  }
}
