package io.tailrace.server.receive;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what breaks the rules of HTTP before any handler sees it: a status and nothing about us.
 * Stateless.
 */
final class JsonErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = status(response.getStatus());
    Answer answer = Answer.error(status, HttpStatus.getMessage(status));
    response.write(true, answer.prepare(response), callback);
    return true;
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
