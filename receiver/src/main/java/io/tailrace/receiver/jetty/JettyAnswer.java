package io.tailrace.receiver.jetty;

import io.tailrace.receiver.WebhookAnswer;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;

/** An answer in Jetty's terms. Stateless. */
final class JettyAnswer {
  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

  private JettyAnswer() {}

  /** Sets status and headers; the body, which is returned, is to be written by the caller. */
  static ByteBuffer prepare(WebhookAnswer answer, Response response) {
    ByteBuffer json = answer.json();
    response.setStatus(answer.status());
    response.getHeaders().put(JSON).put(HttpHeader.CONTENT_LENGTH, json.remaining());
    answer.allow().ifPresent(methods -> response.getHeaders().put(HttpHeader.ALLOW, methods));
    return json;
  }
}
