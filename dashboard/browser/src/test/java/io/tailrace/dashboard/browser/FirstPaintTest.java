package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Prints how long each page takes until its reader sees something, for docs/performance.md. Nothing
 * is asserted of it: a busy machine makes any page slow. Over 10 s: each page seven times.
 */
@ExtendWith(Chromium.class)
@Tag("long")
class FirstPaintTest {
  private static final int TIMES = 7;

  /** Only pages whose path begins so. */
  private static final String BEGINNING = System.getProperty("page", "/");

  private static final String PAINT =
      "performance.getEntriesByName('first-contentful-paint')[0].startTime";
  private static final String ANSWER =
      "(it => it.responseEnd - it.requestStart)(performance.getEntriesByType('navigation')[0])";

  @Test
  void ofEachPage() throws Exception {
    try (Shop shop = Shop.busy(ShopEngines.EMBEDDED, 15_000)) {
      for (String path : EveryPage.laidOut(shop)) {
        if (!path.startsWith(BEGINNING)) {
          continue;
        }
        double[] paints = new double[TIMES];
        double[] answers = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
          // A window of its own has nothing in its cache.
          try (Visit visit = new Visit(shop)) {
            visit.open(path);
            visit.page().waitForFunction(PAINT.replace(".startTime", ""));
            paints[i] = ((Number) visit.page().evaluate(PAINT)).doubleValue();
            answers[i] = ((Number) visit.page().evaluate(ANSWER)).doubleValue();
          }
        }
        System.out.printf(
            Locale.ROOT,
            "%-60s answer %4.0f ms, first paint %4.0f ms%n",
            path,
            median(answers),
            median(paints));
        assertThat(median(paints)).isPositive();
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
