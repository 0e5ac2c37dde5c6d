package io.tailrace.dashboard.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium, found on the PATH; one for all test classes. Tests on a machine
 * without one are left out, unless {@code browser.required} is set. For one thread.
 */
final class Chromium implements ExecutionCondition {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static Browser browser;

  static synchronized Browser browser() {
    if (browser == null) {
      Path program =
          program()
              .orElseThrow(() -> new IllegalStateException("There is no Chromium on the PATH."));
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(program)
                      // CI's user may be root, as which Chromium has no sandbox.
                      .setArgs(List.of("--no-sandbox")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "playwright-end"));
    }
    return browser;
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean required = Boolean.getBoolean("browser.required");
    return required || program().isPresent()
        ? ConditionEvaluationResult.enabled("there is a Chromium, or there must be one")
        : ConditionEvaluationResult.disabled("there is no Chromium on the PATH");
  }
}
