package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes pictures, for people to look at: of each page in both themes and three widths, in {@code
 * target/screenshots}, and with {@code -Dupdate.docs=true} the manual's. Over 10 s: some hundred
 * pictures.
 */
@ExtendWith(Chromium.class)
@Tag("long")
class ScreenshotTest {
  private static final Path FOLDER = Path.of("target", "screenshots");
  private static final Path MANUAL = Path.of("..", "..", "docs", "dashboard.png");
  private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
  private static final List<Integer> WIDTHS = List.of(360, 1280, 2560);

  /** README.md stays quick to load. */
  private static final long MAX_BYTES = 300_000;

  /** Only pages whose path begins so. */
  private static final String BEGINNING = System.getProperty("page", "/");

  private static Shop shop;

  @BeforeAll
  static void open() throws Exception {
    Files.createDirectories(FOLDER);
    shop = Shop.busy(ShopEngines.EMBEDDED, 15_000);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void ofEachPage() throws Exception {
    for (ColorScheme theme : THEMES) {
      for (int width : WIDTHS) {
        try (Visit visit = new Visit(shop, theme, width)) {
          for (String path : EveryPage.laidOut(shop)) {
            if (path.startsWith(BEGINNING)) {
              take(visit, path, FOLDER.resolve(name(path, theme, width)), true);
            }
          }
        }
      }
    }
    assertThat(FOLDER).isDirectoryContaining("glob:**.png");
  }

  @Test
  void ofTheManual() throws Exception {
    boolean update = Boolean.getBoolean("update.docs");
    Path picture = update ? MANUAL : FOLDER.resolve("manual.png");
    try (Visit visit = new Visit(shop, ColorScheme.LIGHT, 1280)) {
      take(visit, "/deliverability", picture, false);
    }
    assertThat(Files.size(picture)).isLessThan(MAX_BYTES);
  }

  private static String name(String path, ColorScheme theme, int width) {
    String page = path.equals("/") ? "overview" : path.substring(1).replaceAll("[^a-z-]+", "-");
    return page + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
  }

  private static void take(Visit visit, String path, Path file, boolean whole) {
    visit.open(path);
    // Charts are drawn when they come into sight.
    visit
        .page()
        .evaluate(
            """
            async () => {
              for (let at = 0; at < document.body.scrollHeight; at += innerHeight / 2) {
                scrollTo(0, at);
                await new Promise(done => setTimeout(done, 150));
              }
              scrollTo(0, 0);
            }
            """);
    visit.page().waitForTimeout(400);
    visit.page().screenshot(new ScreenshotOptions().setPath(file).setFullPage(whole));
  }
}
