package io.tailrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRedirect;
import io.tailrace.dashboard.page.SandboxedPage;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Writes out what the dashboard answers. Stateless. */
final class PageWriter {
  private static final String HTML = "text/html; charset=utf-8";

  private PageWriter() {}

  static void html(PageExchange exchange, int status, String html) {
    PageHeaders.forPage(exchange.response().getHeaders());
    text(exchange, status, HTML, html);
  }

  static void sandboxed(PageExchange exchange, SandboxedPage page) {
    PageHeaders.forSandbox(exchange.response().getHeaders());
    text(exchange, 200, HTML, page.html());
  }

  static void file(PageExchange exchange, PageFile file) {
    PageHeaders.forPage(exchange.response().getHeaders());
    exchange
        .response()
        .getHeaders()
        .put("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
    text(exchange, 200, file.type() + "; charset=utf-8", file.text());
  }

  /** After a form, the next page is asked for by GET. */
  static void redirect(PageExchange exchange, PageRedirect to) {
    PageHeaders.forPage(exchange.response().getHeaders());
    exchange.response().getHeaders().put(HttpHeader.LOCATION, to.path());
    exchange.response().setStatus(303);
    exchange.response().write(true, ByteBuffer.allocate(0), exchange.callback());
  }

  static void asset(PageExchange exchange, AssetFile file) {
    HttpFields.Mutable headers = exchange.response().getHeaders();
    PageHeaders.forAsset(headers);
    boolean packs = exchange.request().getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
    if (packs) {
      headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
    }
    headers.put(HttpHeader.CONTENT_TYPE, file.type());
    exchange
        .response()
        .write(true, ByteBuffer.wrap(packs ? file.packed() : file.bytes()), exchange.callback());
  }

  /** The head of a stream, of which more comes. */
  static void stream(PageExchange exchange) {
    HttpFields.Mutable headers = exchange.response().getHeaders();
    PageHeaders.forPage(headers);
    headers.put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
    // Or else nginx keeps back what is small.
    headers.put("X-Accel-Buffering", "no");
  }

  private static void text(PageExchange exchange, int status, String type, String text) {
    exchange.response().setStatus(status);
    exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    exchange.response().write(true, ByteBuffer.wrap(text.getBytes(UTF_8)), exchange.callback());
  }
}
