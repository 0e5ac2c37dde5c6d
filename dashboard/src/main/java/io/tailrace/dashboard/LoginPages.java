package io.tailrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.admin.access.Admission;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.dashboard.page.PageRedirect;
import io.tailrace.operations.audit.AuditedAct;
import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * Logs a browser in and out. A {@code GET} of {@code /login} only shows a form, so that neither a
 * preview of the link nor a scanner spends its code; a script puts in what stands behind the {@code
 * #} and sends it, or else somebody pastes it. Safe for use by many threads.
 */
final class LoginPages {
  private static final String LOGIN = "/login";
  private static final String LOGOUT = "/logout";
  private static final int MAX_FORM = 1_024;

  private final Door door;
  private final AuditTrail audit;

  LoginPages(Door door, AuditTrail audit) {
    this.door = door;
    this.audit = audit;
  }

  static boolean isUnder(String path) {
    return path.equals(LOGIN) || path.equals(LOGOUT);
  }

  void answer(String path, PageExchange exchange, DashboardSite site) throws IOException {
    boolean sent = exchange.request().getMethod().equals("POST");
    if (path.equals(LOGOUT) && sent) {
      set(exchange, door.logOut(exchange.request()));
      PageWriter.redirect(exchange, new PageRedirect(LOGIN));
    } else if (path.equals(LOGIN) && sent) {
      logIn(exchange, site);
    } else {
      PageWriter.html(exchange, 200, site.signIn("", door.takesLinks()));
    }
  }

  private void logIn(PageExchange exchange, DashboardSite site) throws IOException {
    Door.Login login = door.logIn(exchange.request(), code(exchange.request()));
    Admission admission = login.admission();
    if (!admission.admitted()) {
      refuse(exchange, admission, site);
      return;
    }
    audit.entered(admission.visitor(), AuditedAct.of("POST /login", ""));
    set(exchange, login.cookie());
    PageWriter.redirect(exchange, new PageRedirect("/"));
  }

  /** Nobody is let in. A link from elsewhere comes without our cookie, and once more with it. */
  void refuse(PageExchange exchange, Admission admission, DashboardSite site) {
    Request request = exchange.request();
    boolean fromElsewhere = "cross-site".equals(request.getHeaders().get("Sec-Fetch-Site"));
    if (request.getMethod().equals("GET") && fromElsewhere && door.takesLinks()) {
      exchange.response().getHeaders().put("Refresh", "0");
    } else {
      audit.refused(
          Admission.stranger(request),
          AuditedAct.of(request.getMethod() + " " + request.getHttpURI().getPath(), ""),
          admission.reason());
    }
    PageWriter.html(
        exchange, admission.status(), site.signIn(admission.reason(), door.takesLinks()));
  }

  private static void set(PageExchange exchange, String cookie) {
    if (!cookie.isEmpty()) {
      exchange.response().getHeaders().add(HttpHeader.SET_COOKIE, cookie);
    }
  }

  /** Empty where there is none, which lets nobody in. */
  private static String code(Request request) throws IOException {
    Fields fields = new Fields();
    try (var in = Content.Source.asInputStream(request)) {
      UrlEncoded.decodeTo(new String(in.readNBytes(MAX_FORM), UTF_8), fields::add, UTF_8);
    }
    String code = fields.getValue("code");
    return code == null ? "" : code.strip();
  }
}
