package io.tailrace.receiver.jetty;

import io.tailrace.receiver.WebhookAnswer;
import io.tailrace.receiver.WebhookEndpoint;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that break the rules of HTTP before any handler sees them, with a status and
 * nothing about this server. They are counted and logged, so that somebody learns why a sender
 * waits. Safe for use by many threads.
 */
final class HttpErrors implements Request.Handler {
  private final WebhookEndpoint endpoint;

  HttpErrors(WebhookEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = status(response.getStatus());
    if (!WebhookHandler.hasTold(request)) {
      endpoint.refused(status, why(request), request.getBeginNanoTime());
    }
    WebhookAnswer answer = WebhookAnswer.error(status, HttpStatus.getMessage(status));
    response.write(true, JettyAnswer.prepare(answer, response), callback);
    return true;
  }

  private static @Nullable String why(Request request) {
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure
        ? failure.getMessage()
        : null;
  }

  /**
   * An unknown version or encoding is the client's mistake, and 5xx other than 503 is never said.
   */
  private static int status(int status) {
    if (status == HttpStatus.INTERNAL_SERVER_ERROR_500) {
      return HttpStatus.SERVICE_UNAVAILABLE_503;
    }
    return HttpStatus.isServerError(status) && status != HttpStatus.SERVICE_UNAVAILABLE_503
        ? HttpStatus.BAD_REQUEST_400
        : status;
  }
}
