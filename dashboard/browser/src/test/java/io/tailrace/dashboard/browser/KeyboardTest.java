package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The Tab key alone comes to each link and control of each page, the reader sees where it is, and
 * it comes out again.
 */
@ExtendWith(Chromium.class)
class KeyboardTest {
  /** Writes down each element that gets the focus, and those of which nobody sees that. */
  private static final String WATCH =
      """
      window.reached = new Set(); window.unseen = [];
      document.addEventListener('focusin', event => {
        reached.add(event.target);
        const style = getComputedStyle(event.target);
        const seen = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'
          || style.boxShadow !== 'none';
        if (!seen) unseen.push(event.target.outerHTML.slice(0, 120));
      });
      document.activeElement?.blur();
      """;

  /** What should be reached: of the buttons of a group, one. */
  private static final String CONTROLS =
      """
      window.controls = () => [...document.querySelectorAll(
          'a[href], button, input, select, textarea, summary, [tabindex="0"], [role=button], [onclick]')]
        .filter(it => !it.disabled && it.type !== 'hidden' && it.type !== 'radio'
          && it.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}));
      """;

  @Test
  void everyControlIsReachedAndSeen() throws Exception {
    List<String> problems = new ArrayList<>();
    try (Visit visit = new Visit(Shop.shared())) {
      for (String path : EveryPage.laidOut(Shop.shared())) {
        visit.open(path);
        walk(visit).forEach(it -> problems.add(path + ": " + it));
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void theFirstStopLeadsToThePage() throws Exception {
    try (Visit visit = new Visit(Shop.shared())) {
      visit.open("/");
      visit.page().keyboard().press("Tab");
      assertThat(visit.page().evaluate("document.activeElement.getAttribute('href')"))
          .isEqualTo("#main");
      visit.page().keyboard().press("Enter");
      assertThat(visit.page().evaluate("document.activeElement.id")).isEqualTo("main");
    }
  }

  /** A control for the mouse alone, one whose focus nobody sees, and one that keeps the focus. */
  @Test
  void whatIsWrongWouldBeFound() throws Exception {
    try (Visit visit = new Visit(Shop.shared())) {
      visit.open("/");
      visit
          .page()
          .evaluate(
              """
              const main = document.querySelector('main');
              main.innerHTML = '<div role=button id=mouse>by mouse</div><button id=unseen>?</button>'
                + '<button id=trap>!</button><button id=behind>-</button>';
              document.getElementById('unseen').style.outline = 'none';
              document.getElementById('trap').addEventListener('keydown', it => it.preventDefault());
              """);
      assertThat(walk(visit))
          .anyMatch(it -> it.startsWith("not reached") && it.contains("id=\"mouse\""))
          .anyMatch(it -> it.startsWith("not reached") && it.contains("id=\"behind\""))
          .anyMatch(it -> it.startsWith("not seen") && it.contains("id=\"unseen\""));
    }
  }

  private static List<String> walk(Visit visit) {
    visit.page().evaluate(WATCH);
    visit.page().evaluate(CONTROLS);
    int stops = ((Number) visit.page().evaluate("controls().length")).intValue();
    for (int i = 0; i < stops + 10; i++) {
      visit.page().keyboard().press("Tab");
    }
    List<String> problems = new ArrayList<>();
    texts(visit, "controls().filter(it => !reached.has(it)).map(it => it.outerHTML.slice(0, 120))")
        .forEach(it -> problems.add("not reached: " + it));
    texts(visit, "unseen").forEach(it -> problems.add("not seen: " + it));
    return problems;
  }

  @SuppressWarnings("unchecked") // an array of texts
  private static List<String> texts(Visit visit, String expression) {
    return (List<String>) visit.page().evaluate(expression);
  }
}
