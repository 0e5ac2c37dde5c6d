package io.tailrace.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.Admission;
import io.tailrace.admin.access.Door;
import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageVisit;
import io.tailrace.operations.OperationContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard over HTTP: knows who asks, finds the page, and has it answer on threads of its own,
 * so that a slow page keeps neither the receiver, nor {@code /api}, nor a probe. What is no page's
 * path, asked by no browser, is left to who comes next. Safe for use by many threads.
 */
public final class DashboardHandler extends Handler.Abstract {
  /** Platform threads, since what pages ask calls native code. */
  private static final int MAX_THREADS = 32;

  private static final int MAX_FORM = 1 << 16;

  private final QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 0);
  private final Supplier<@Nullable OperationContext> parts;
  private final Door door;
  private final InstantSource clock;
  private @Nullable DashboardSite site;

  /**
   * Makes one.
   *
   * @param parts null until the data folder is open
   */
  public DashboardHandler(
      Supplier<@Nullable OperationContext> parts, Door door, InstantSource clock) {
    this.parts = parts;
    this.door = door;
    this.clock = clock;
    threads.setName("dashboard");
    threads.setDaemon(true);
    installBean(threads, true);
  }

  private synchronized DashboardSite site() {
    if (site == null) {
      site = new DashboardSite(parts);
    }
    return site;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    if (!DashboardAssets.isUnder(path) && !path.equals("/") && !isBrowser(request)) {
      return false;
    }
    threads.execute(() -> answerSafely(request, response, callback));
    return true;
  }

  /** Programs that ask a path which is not there get an answer that they can read. */
  private static boolean isBrowser(Request request) {
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    return accept != null && (accept.contains("text/html") || isPart(request));
  }

  private static boolean isPart(Request request) {
    return "true".equals(request.getHeaders().get("HX-Request"));
  }

  private void answerSafely(Request request, Response response, Callback callback) {
    try {
      String path = request.getHttpURI().getPath();
      if (DashboardAssets.isUnder(path)) {
        asset(path, request, response, callback);
      } else {
        page(path, request, response, callback);
      }
    } catch (IOException e) {
      callback.failed(e);
    } catch (RuntimeException | Error e) {
      callback.failed(e);
      throw e;
    }
  }

  private void asset(String path, Request request, Response response, Callback callback) {
    Optional<AssetFile> file = site().assets().at(path);
    if (file.isPresent()) {
      PageWriter.asset(request, response, callback, file.get());
    } else {
      Response.writeError(request, response, callback, 404);
    }
  }

  private void page(String path, Request request, Response response, Callback callback)
      throws IOException {
    Admission admission = door.admit(request);
    if (!admission.admitted()) {
      PageWriter.html(response, callback, admission.status(), SignIn.page(admission.reason()));
      return;
    }
    Visitor visitor = admission.visitor();
    Optional<Pages> pages = site().pages();
    Optional<Pages.Found> found = pages.flatMap(all -> all.find(request.getMethod(), path));
    PageRequest asked = asked(path, request, found, visitor);
    if (pages.isEmpty()) {
      site().trouble(asked, response, callback, Troubles.OPENING);
    } else if (found.isEmpty()) {
      site().trouble(asked, response, callback, Troubles.NOTHING_HERE);
    } else if (!visitor.mayActAs(needed(found.get()))) {
      site().trouble(asked, response, callback, Troubles.forbidden(needed(found.get())));
    } else if (request.getMethod().equals("POST")
        && door.refusalOfChange(request, visitor).isPresent()) {
      site().trouble(asked, response, callback, Troubles.NO_CHANGE);
    } else {
      site().answer(found.get(), asked, response, callback);
    }
  }

  private static AccessRole needed(Pages.Found found) {
    return found.route().needs();
  }

  private PageRequest asked(
      String path, Request request, Optional<Pages.Found> found, Visitor visitor)
      throws IOException {
    Map<String, List<String>> query = new LinkedHashMap<>();
    add(Request.extractQueryParameters(request), query);
    if (request.getMethod().equals("POST")) {
      add(form(request), query);
    }
    Map<String, String> named = found.map(Pages.Found::named).orElse(Map.of());
    var visit = new PageVisit(visitor, clock.instant(), ViewerZone.of(request), isPart(request));
    return new PageRequest(path, named, query, visit);
  }

  private static void add(Fields fields, Map<String, List<String>> to) {
    for (Fields.Field field : fields) {
      to.computeIfAbsent(field.getName(), name -> new ArrayList<>()).addAll(field.getValues());
    }
  }

  private static Fields form(Request request) throws IOException {
    Fields fields = new Fields();
    try (var in = Content.Source.asInputStream(request)) {
      String body = new String(in.readNBytes(MAX_FORM), UTF_8);
      UrlEncoded.decodeTo(body, fields::add, UTF_8);
    }
    return fields;
  }
}
