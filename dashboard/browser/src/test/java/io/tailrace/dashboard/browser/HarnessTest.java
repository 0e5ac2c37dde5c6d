package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That what the other tests look for would be found. */
@ExtendWith(Chromium.class)
class HarnessTest {
  @Test
  void offencesAreWrittenDown() throws Exception {
    try (Visit visit = new Visit(Shop.shared(), ColorScheme.DARK, 360)) {
      visit.open("/");
      assertThat(visit.page().evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
          .isEqualTo(true);
      visit.page().evaluate("alert('hello')");
      visit.page().evaluate("const i = new Image(); i.src = 'http://127.0.0.1:9/pixel.png'");
      assertThat(visit.offences())
          .anyMatch(it -> it.startsWith("dialog: hello"))
          .anyMatch(it -> it.contains("127.0.0.1:9/pixel.png"));
    }
  }
}
