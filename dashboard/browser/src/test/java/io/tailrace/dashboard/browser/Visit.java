package io.tailrace.dashboard.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A browser window in which somebody looks at pages of a {@link Shop}, with all that a page should
 * not do written down: violations of its Content-Security-Policy, dialogs, errors on the console,
 * and requests to other places. For one thread.
 */
final class Visit implements AutoCloseable {
  /** Pages that move by themselves never have an idle network. */
  private static final LoadState READY = LoadState.LOAD;

  /** The console's words about an answer, which we look at ourselves. */
  private static final String NOT_LOADED = "Failed to load resource";

  /** A busy machine is no failure. */
  private static final int PATIENCE_MILLIS = 120_000;

  private static final String LISTENER =
      """
      document.addEventListener('securitypolicyviolation', violation =>
        console.error('CSP: ' + violation.violatedDirective + ' ' + violation.blockedURI));
      """;

  private final Shop shop;
  private final BrowserContext context;
  private final Page page;
  private final List<String> offences = new ArrayList<>();

  /**
   * Opens a window.
   *
   * @param width in CSS pixels
   */
  Visit(Shop shop, ColorScheme theme, int width) {
    this.shop = shop;
    this.context =
        Chromium.browser()
            .newContext(
                new NewContextOptions()
                    .setColorScheme(theme)
                    .setViewportSize(width, 900)
                    .setTimezoneId("Europe/Berlin")
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + shop.token())));
    context.addInitScript(LISTENER);
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    URI home = shop.page("/");
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().startsWith(NOT_LOADED)) {
            offences.add(message.text());
          }
        });
    page.onPageError(error -> offences.add("script: " + error));
    page.onDialog(
        dialog -> {
          offences.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onResponse(
        answer -> {
          if (answer.status() >= 400 && !answer.request().isNavigationRequest()) {
            offences.add("answer " + answer.status() + ": " + answer.url());
          }
        });
    page.onRequest(
        request -> {
          boolean here = request.url().startsWith(home.toString());
          if (!here && !request.url().startsWith("data:")) {
            offences.add("request: " + request.url());
          }
        });
  }

  /** In a wide window, light. */
  Visit(Shop shop) {
    this(shop, ColorScheme.LIGHT, 1280);
  }

  Page page() {
    return page;
  }

  /** Opens a page of the shop and waits until it is there. */
  Page open(String path) {
    status(path);
    return page;
  }

  /** The same, for the status of its answer. */
  int status(String path) {
    Response answer = page.navigate(shop.page(path).toString());
    page.waitForLoadState(READY);
    return answer.status();
  }

  /** Opens all that unfolds too, and looks at the end of the page. */
  void openAll(String path) throws IOException, InterruptedException {
    if (EveryPage.isDocument(shop.head(path))) {
      open(path);
      page.evaluate(
          "document.querySelectorAll('details').forEach(it => it.open = true);"
              + " scrollTo(0, document.body.scrollHeight)");
      page.waitForTimeout(30);
    }
  }

  /** All that pages did and should not have. */
  List<String> offences() {
    page.waitForTimeout(50);
    return List.copyOf(offences);
  }

  @Override
  public void close() {
    context.close();
  }
}
