package io.tailrace.dashboard;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.Admission;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.component.Trouble;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
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

  private final QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 0);
  private final Supplier<@Nullable OperationContext> parts;
  private final Door door;
  private final AuditTrail audit;
  private final EffectiveSettings settings;
  private final LoginPages login;
  private final InstantSource clock;
  private @Nullable DashboardSite site;

  /**
   * Makes one.
   *
   * @param parts null until the data folder is open
   * @param settings what this process was started with
   */
  public DashboardHandler(
      Supplier<@Nullable OperationContext> parts,
      Door door,
      AuditTrail audit,
      EffectiveSettings settings,
      InstantSource clock) {
    this.parts = parts;
    this.door = door;
    this.audit = audit;
    this.settings = settings;
    this.login = new LoginPages(door, audit);
    this.clock = clock;
    threads.setName("dashboard");
    threads.setDaemon(true);
    installBean(threads, true);
  }

  private synchronized DashboardSite site() {
    if (site == null) {
      site = new DashboardSite(parts, audit, settings);
    }
    return site;
  }

  @Override
  protected void doStop() throws Exception {
    DashboardSite open;
    synchronized (this) {
      open = site;
    }
    if (open != null) {
      open.close();
    }
    super.doStop();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    if (!DashboardAssets.isUnder(path) && !isBrowser(request) && !isPage(path)) {
      return false;
    }
    threads.execute(() -> answerSafely(request, response, callback));
    return true;
  }

  private boolean isPage(String path) {
    return path.equals("/")
        || LoginPages.isUnder(path)
        || site().pages().filter(pages -> pages.has(path)).isPresent();
  }

  /** Programs that ask a path which is not there get an answer that they can read. */
  private static boolean isBrowser(Request request) {
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    return accept != null
        && (accept.contains("text/html")
            || accept.contains("text/event-stream")
            || AskedPage.isPart(request));
  }

  private void answerSafely(Request request, Response response, Callback callback) {
    try {
      String path = request.getHttpURI().getPath();
      if (DashboardAssets.isUnder(path)) {
        asset(path, request, response, callback);
      } else if (LoginPages.isUnder(path)) {
        login.answer(path, new PageExchange(request, response, callback), site());
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
      PageWriter.asset(new PageExchange(request, response, callback), file.get());
    } else {
      Response.writeError(request, response, callback, 404);
    }
  }

  private void page(String path, Request request, Response response, Callback callback)
      throws IOException {
    Admission admission = door.admit(request);
    if (!admission.admitted()) {
      login.refuse(new PageExchange(request, response, callback), admission, site());
      return;
    }
    Visitor visitor = admission.visitor();
    Optional<Pages> pages = site().pages();
    Optional<Pages.Found> found = pages.flatMap(all -> all.find(request.getMethod(), path));
    Map<String, String> named = found.map(Pages.Found::named).orElse(Map.of());
    PageRequest asked = AskedPage.of(request, named, visitor, clock.instant());
    PageExchange exchange = new PageExchange(request, response, callback);
    if (pages.isEmpty()) {
      site().trouble(asked, exchange, Troubles.OPENING);
    } else if (found.isEmpty()) {
      site().trouble(asked, exchange, Troubles.NOTHING_HERE);
    } else if (!visitor.mayActAs(needed(found.get()))) {
      refuse(found.get(), asked, exchange, Troubles.forbidden(needed(found.get())));
    } else if (request.getMethod().equals("POST")
        && door.refusalOfChange(request, visitor).isPresent()) {
      refuse(found.get(), asked, exchange, Troubles.NO_CHANGE);
    } else {
      site().answer(found.get(), asked, exchange);
    }
  }

  private void refuse(Pages.Found found, PageRequest asked, PageExchange exchange, Trouble why) {
    audit.refused(asked.visitor().actor(), AuditedPages.act(found.route(), asked), why.sentence());
    site().trouble(asked, exchange, why);
  }

  private static AccessRole needed(Pages.Found found) {
    return found.route().needs();
  }
}
