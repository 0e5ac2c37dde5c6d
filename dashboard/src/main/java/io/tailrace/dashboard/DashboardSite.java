package io.tailrace.dashboard;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.component.Trouble;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRedirect;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageScope;
import io.tailrace.dashboard.page.PageStream;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.dashboard.page.SandboxedPage;
import io.tailrace.dashboard.stream.Streams;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pages with their assets, made when the first of them is asked for, so that a start does not
 * wait for it. What goes wrong on a page becomes a page. Safe for use by many threads.
 */
final class DashboardSite {
  private static final Logger log = LoggerFactory.getLogger(DashboardSite.class);
  private final Supplier<@Nullable OperationContext> parts;
  private final DashboardAssets assets = new DashboardAssets();
  private final PageRenderer renderer = new PageRenderer();
  private final Streams streams = new Streams();
  private final AuditedPages audited;
  private final EffectiveSettings settings;
  private @Nullable Pages pages;

  /**
   * Makes one.
   *
   * @param parts null until the data folder is open
   */
  DashboardSite(
      Supplier<@Nullable OperationContext> parts, AuditTrail audit, EffectiveSettings settings) {
    this.parts = parts;
    this.settings = settings;
    this.audited = new AuditedPages(audit);
  }

  /** Ends what is open. */
  void close() {
    streams.close();
  }

  DashboardAssets assets() {
    return assets;
  }

  /** Empty until the data folder is open. */
  synchronized Optional<Pages> pages() {
    OperationContext open = pages == null ? parts.get() : null;
    if (open != null) {
      pages = Pages.of(open, settings, renderer);
    }
    return Optional.ofNullable(pages);
  }

  /** Has the page answer, and writes that out. */
  void answer(Pages.Found found, PageRequest request, PageExchange exchange) {
    PageScope scope = found.route().scope();
    try {
      write(audited.answer(found.route(), request), request, scope, exchange);
    } catch (OperationException e) {
      trouble(request, exchange, Troubles.of(e));
    } catch (LogUnavailableException | StoreUnavailableException e) {
      trouble(request, exchange, Troubles.unavailable(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      trouble(request, exchange, Troubles.STOPPING);
    } catch (RuntimeException e) {
      log.error("the page {} failed", request.path(), e);
      trouble(request, exchange, Troubles.FAILED);
    }
  }

  private void write(
      PageAnswer answer, PageRequest request, PageScope scope, PageExchange exchange) {
    if (answer instanceof PageView view) {
      PageWriter.html(exchange, 200, whole(view, request, scope));
    } else if (answer instanceof PageFragment part) {
      PageWriter.html(exchange, 200, renderer.part(part.template(), part.model()));
    } else if (answer instanceof PageRedirect to) {
      PageWriter.redirect(exchange, to);
    } else if (answer instanceof PageFile file) {
      PageWriter.file(exchange, file);
    } else if (answer instanceof SandboxedPage page) {
      PageWriter.sandboxed(exchange, page);
    } else if (answer instanceof PageStream stream) {
      stream(stream, request, exchange);
    }
  }

  private void stream(PageStream stream, PageRequest request, PageExchange exchange) {
    PageWriter.stream(exchange);
    if (!streams.open(
        exchange.request(), exchange.response(), exchange.callback(), stream.source())) {
      trouble(request, exchange, Troubles.TOO_MANY_STREAMS);
    }
  }

  /** For whom we do not know: why, and how to come in. */
  String signIn(String sentence, boolean byLink) {
    return renderer.part("login.jte", new SignIn(assets, sentence, byLink));
  }

  /** In place of a page: what could not be done, and what the reader can do. */
  void trouble(PageRequest request, PageExchange exchange, Trouble trouble) {
    boolean part = request.visit().part();
    String html =
        part
            ? renderer.part("component/trouble.jte", trouble)
            : whole(
                new PageView(
                    Troubles.title(trouble),
                    Tone.BAD,
                    trouble.sentence(),
                    "component/trouble.jte",
                    trouble),
                request,
                PageScope.NONE);
    PageWriter.html(exchange, trouble.status(), html);
  }

  private String whole(PageView view, PageRequest request, PageScope scope) {
    PageFrame frame =
        new PageFrame(request, scope, feeds(), assets, view.title(), view.tone(), view.sentence());
    return renderer.page(frame, view.template(), view.model());
  }

  private List<String> feeds() {
    OperationContext open = parts.get();
    return open == null ? List.of() : open.feeds();
  }
}
