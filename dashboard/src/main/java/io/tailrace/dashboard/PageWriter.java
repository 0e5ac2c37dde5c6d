package io.tailrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRedirect;
import io.tailrace.dashboard.page.SandboxedPage;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes out what the dashboard answers. Stateless. */
final class PageWriter {
  private static final String HTML = "text/html; charset=utf-8";

  private PageWriter() {}

  static void html(Response response, Callback callback, int status, String html) {
    PageHeaders.forPage(response.getHeaders());
    text(response, callback, status, HTML, html);
  }

  static void sandboxed(Response response, Callback callback, SandboxedPage page) {
    PageHeaders.forSandbox(response.getHeaders());
    text(response, callback, 200, HTML, page.html());
  }

  static void file(Response response, Callback callback, PageFile file) {
    PageHeaders.forPage(response.getHeaders());
    response.getHeaders().put("Content-Disposition", "attachment; filename=\"" + file.name() + '"');
    text(response, callback, 200, file.type() + "; charset=utf-8", file.text());
  }

  /** After a form, the next page is asked for by GET. */
  static void redirect(Response response, Callback callback, PageRedirect to) {
    PageHeaders.forPage(response.getHeaders());
    response.getHeaders().put(HttpHeader.LOCATION, to.path());
    response.setStatus(303);
    response.write(true, ByteBuffer.allocate(0), callback);
  }

  static void asset(Request request, Response response, Callback callback, AssetFile file) {
    HttpFields.Mutable headers = response.getHeaders();
    PageHeaders.forAsset(headers);
    boolean packs = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
    if (packs) {
      headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
    }
    headers.put(HttpHeader.CONTENT_TYPE, file.type());
    response.write(true, ByteBuffer.wrap(packs ? file.packed() : file.bytes()), callback);
  }

  private static void text(
      Response response, Callback callback, int status, String type, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.write(true, ByteBuffer.wrap(text.getBytes(UTF_8)), callback);
  }
}
