package io.tailrace.receiver.jetty;

import io.tailrace.receiver.BrokenRequestException;
import io.tailrace.receiver.ReceivedRequest;
import io.tailrace.receiver.WebhookEndpoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers every request except those for health. Safe for use by many threads. */
final class WebhookHandler extends Handler.Abstract {
  private static final String TOLD = WebhookHandler.class.getName() + ".told";

  private final WebhookEndpoint endpoint;

  WebhookHandler(WebhookEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    request.setAttribute(TOLD, true);
    try {
      ReceivedRequest result = endpoint.receive(exchange);
      if (result.verified()) {
        exchange.connection().broughtVerified();
      }
      exchange.answer(result.answer());
    } catch (BrokenRequestException e) {
      exchange.giveUp(e);
    }
    return true;
  }

  /** Whether this handler has told the listener of this request. */
  static boolean hasTold(Request request) {
    return request.getAttribute(TOLD) != null;
  }
}
