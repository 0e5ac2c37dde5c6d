package io.tailrace.receiver.jetty;

import io.tailrace.receiver.Answer;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.BrokenRequestException;
import io.tailrace.receiver.Reception;
import io.tailrace.receiver.RequestListener;
import io.tailrace.receiver.Result;
import io.tailrace.receiver.Warnings;

import java.time.InstantSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every request but those for health: has it received, tells the listener, answers. Whatever fails
 * inside is answered 503, since most other errors cost the sender an hour. Safe for use by many
 * threads.
 */
final class WebhookHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

  private static final String TOLD = WebhookHandler.class.getName() + ".told";

  private final Reception reception;
  private final Warnings warnings;
  private final RequestListener listener;
  private final InstantSource clock;

  WebhookHandler(
      Reception reception, Warnings warnings, RequestListener listener, InstantSource clock) {
    this.reception = reception;
    this.warnings = warnings;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    request.setAttribute(TOLD, true);
    try {
      Result result = receive(exchange);
      tell(exchange, result);
      if (result.verified()) {
        exchange.connection().broughtVerified();
      }
      exchange.answer(result.answer());
    } catch (BrokenRequestException e) {
      tell(exchange, Result.refused(null, Answer.INCOMPLETE));
      exchange.giveUp(e);
    }
    return true;
  }

  /** Whether the listener hears of this request from here. */
  static boolean hasTold(Request request) {
    return request.getAttribute(TOLD) != null;
  }

  // The one place where everything is caught, errors too: no fault of ours may become a 500.
  private Result receive(Exchange exchange) throws BrokenRequestException {
    try {
      return reception.receive(exchange);
    } catch (RuntimeException | Error e) {
      warnings.unexpected(e);
      return Result.unavailable(null, Answer.LOG_UNAVAILABLE);
    }
  }

  private void tell(Exchange exchange, Result result) {
    try {
      listener.answered(
          new AnsweredRequest(
              result.feed(),
              result.outcome(),
              result.events(),
              result.verified() ? clock.instant() : null,
              exchange.age()));
    } catch (RuntimeException e) {
      LOG.error("Cannot count a request; it is answered all the same", e);
    }
  }
}
