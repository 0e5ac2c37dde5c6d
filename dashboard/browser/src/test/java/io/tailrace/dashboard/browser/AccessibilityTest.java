package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page has what axe calls a serious or critical violation, in either theme. */
@ExtendWith(Chromium.class)
class AccessibilityTest {
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

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

  private static List<String> serious(Visit visit) {
    List<String> found = new ArrayList<>();
    for (Rule rule : new AxeBuilder(visit.page()).analyze().getViolations()) {
      if (SERIOUS.contains(rule.getImpact())) {
        List<String> where = rule.getNodes().stream().limit(3).map(CheckedNode::getHtml).toList();
        found.add(rule.getId() + ": " + rule.getHelp() + ", as in " + where);
      }
    }
    return found;
  }
}
