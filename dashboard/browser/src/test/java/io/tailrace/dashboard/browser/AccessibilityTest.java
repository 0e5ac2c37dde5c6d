package io.tailrace.dashboard.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page has what axe calls a serious or critical violation, in either theme. */
@ExtendWith(Chromium.class)
class AccessibilityTest {
  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void noSeriousViolationOnAnyPage(ColorScheme theme) throws Exception {
    List<String> violations = new ArrayList<>();
    try (Visit visit = new Visit(Shop.shared(), theme, 1280)) {
      for (String path : EveryPage.laidOut(Shop.shared())) {
        visit.open(path);
        serious(visit).forEach(it -> violations.add(path + ": " + it));
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void aTextThatIsHardToReadWouldBeFound() throws Exception {
    try (Visit visit = new Visit(Shop.shared())) {
      visit.open("/");
      visit
          .page()
          .evaluate(
              """
              const faint = document.createElement('p');
              faint.textContent = 'hard to read';
              document.querySelector('main').append(faint);
              faint.style.color = '#ddd';
              faint.style.backgroundColor = '#fff';
              """);
      assertThat(serious(visit)).anyMatch(it -> it.startsWith("color-contrast"));
    }
  }

  /**
   * The violations alone, of our own document: within a preview's sandbox no script runs, axe's
   * neither, so that {@link AxeBuilder} would wait for it without end.
   */
  @SuppressWarnings("unchecked") // an array of texts
  private static List<String> serious(Visit visit) throws IOException {
    visit.page().evaluate(axe());
    return (List<String>)
        visit
            .page()
            .evaluate(
                """
                axe.run(document, {resultTypes: ['violations'], iframes: false, preload: false})
                  .then(it => it.violations
                    .filter(rule => ['serious', 'critical'].includes(rule.impact))
                    .map(rule => rule.id + ': ' + rule.help + ', as in '
                      + rule.nodes.slice(0, 3).map(node => node.html).join(' ')))
                """);
  }

  private static String axe() throws IOException {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), UTF_8);
    }
  }
}
