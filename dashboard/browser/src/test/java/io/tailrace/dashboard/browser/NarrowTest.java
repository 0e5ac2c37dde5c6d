package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No page is wider than a small phone: what is too wide scrolls by itself. */
@ExtendWith(Chromium.class)
class NarrowTest {
  private static final int PHONE = 360;

  @Test
  void noPageScrollsSideways() throws Exception {
    List<String> wide = new ArrayList<>();
    try (Visit visit = new Visit(Shop.shared(), ColorScheme.LIGHT, PHONE)) {
      for (String path : EveryPage.laidOut(Shop.shared())) {
        visit.open(path);
        int width = width(visit);
        if (width > PHONE) {
          wide.add(path + " is " + width + " wide: " + widest(visit));
        }
      }
    }
    assertThat(wide).isEmpty();
  }

  @Test
  void aPageThatIsTooWideWouldBeFound() throws Exception {
    try (Visit visit = new Visit(Shop.shared(), ColorScheme.LIGHT, PHONE)) {
      visit.open("/");
      visit
          .page()
          .evaluate(
              """
              const wide = document.createElement('p');
              document.querySelector('main').append(wide);
              wide.style.width = '400px';
              """);
      assertThat(width(visit)).isGreaterThan(PHONE);
    }
  }

  private static int width(Visit visit) {
    return ((Number) visit.page().evaluate("document.documentElement.scrollWidth")).intValue();
  }

  private static Object widest(Visit visit) {
    return visit
        .page()
        .evaluate(
            """
            [...document.querySelectorAll('main *')]
              .filter(it => it.getBoundingClientRect().right > innerWidth && !it.closest('.table-frame'))
              .slice(0, 3).map(it => it.outerHTML.slice(0, 120))
            """);
  }
}
