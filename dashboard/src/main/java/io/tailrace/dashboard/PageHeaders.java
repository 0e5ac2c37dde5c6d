package io.tailrace.dashboard;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The headers of everything that the dashboard answers: nothing of elsewhere runs, is shown or is
 * asked, nobody puts us in a frame, and no page is kept. Stateless.
 */
final class PageHeaders {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";

  /** Of a stranger's document: only our own page may frame it. */
  static final String SANDBOX =
      "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'self'";

  private static final String YEAR = "public, max-age=31536000, immutable";

  private PageHeaders() {}

  static void forPage(HttpFields.Mutable headers) {
    always(headers, POLICY);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
  }

  static void forSandbox(HttpFields.Mutable headers) {
    always(headers, SANDBOX);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
  }

  static void forAsset(HttpFields.Mutable headers) {
    always(headers, POLICY);
    headers.put(HttpHeader.CACHE_CONTROL, YEAR);
    headers.put(HttpHeader.VARY, "Accept-Encoding");
  }

  private static void always(HttpFields.Mutable headers, String policy) {
    headers.put("Content-Security-Policy", policy);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
  }
}
