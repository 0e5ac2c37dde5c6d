package io.tailrace.receiver.jetty;

import io.tailrace.receiver.WebhookAnswer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * {@code /health/live} and {@code /health/ready}, without token or detail, for either port; other
 * paths are left to the next handler. Safe for use by many threads.
 */
public final class HealthHandler extends Handler.Abstract {
  private static final WebhookAnswer OK = WebhookAnswer.ok("{\"status\":\"ok\"}");
  private static final WebhookAnswer NOT_READY =
      WebhookAnswer.of(HttpStatus.SERVICE_UNAVAILABLE_503, "{\"status\":\"draining\"}");

  private final BooleanSupplier ready;

  /**
   * @param ready whether new requests should be sent here; asked each time
   */
  public HealthHandler(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    WebhookAnswer answer = answer(Exchange.path(request));
    if (answer == null) {
      return false;
    }
    new Exchange(request, response, callback)
        .answer(isGet(request) ? answer : WebhookAnswer.GET_ONLY);
    return true;
  }

  private @Nullable WebhookAnswer answer(@Nullable String path) {
    if ("/health/live".equals(path)) {
      return OK;
    }
    if ("/health/ready".equals(path)) {
      return ready.getAsBoolean() ? OK : NOT_READY;
    }
    return null;
  }

  private static boolean isGet(Request request) {
    return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
  }
}
