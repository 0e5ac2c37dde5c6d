package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each number in the table under a chart is the one that {@code /api/series} gives. */
@ExtendWith(Chromium.class)
class ChartTablesTest {
  /** A share is shown in percent with a digit or two behind the point. */
  private static final double ROUNDED = 0.000_51;

  @Test
  void theTablesSayWhatTheApiSays() throws Exception {
    List<String> differences = new ArrayList<>();
    int charts = 0;
    try (Visit visit = new Visit(Shop.shared())) {
      for (String path : EveryPage.laidOut(Shop.shared())) {
        Page page = visit.open(path);
        for (Locator figure : page.locator("figure:has([data-series])").all()) {
          charts++;
          difference(figure).forEach(it -> differences.add(path + ": " + it));
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(charts).isPositive();
  }

  @Test
  void aNumberThatIsWrongWouldBeFound() throws Exception {
    try (Visit visit = new Visit(Shop.shared())) {
      Page page = visit.open("/deliverability");
      Locator figure = page.locator("figure:has([data-series])").first();
      assertThat(difference(figure)).isEmpty();
      figure.evaluate("it => it.querySelector('tbody td').textContent = '4,711'");
      assertThat(difference(figure)).hasSize(1);
    }
  }

  private static List<String> difference(Locator figure) throws Exception {
    String series = figure.locator("[data-series]").getAttribute("data-series");
    List<Double> told = sorted(measures(Shop.shared().api(series)));
    List<Double> shown = sorted(numbers(figure));
    boolean same = told.size() == shown.size();
    for (int i = 0; same && i < told.size(); i++) {
      same = Math.abs(told.get(i) - shown.get(i)) < Math.max(ROUNDED, told.get(i) * 0.005);
    }
    return same ? List.of() : List.of(series + " gives " + told + ", the table " + shown);
  }

  /** Nothing and zero look the same in some tables. */
  private static List<Double> sorted(List<Double> numbers) {
    return numbers.stream().filter(it -> it != 0).sorted().toList();
  }

  private static List<Double> measures(String json) {
    JsonNode answer = JsonMapper.shared().readTree(json);
    int first = answer.path("by").size();
    List<Double> measures = new ArrayList<>();
    for (JsonNode row : answer.path("rows")) {
      for (int i = first; i < row.size(); i++) {
        if (row.get(i).isNumber()) {
          measures.add(row.get(i).asDouble());
        }
      }
    }
    return measures;
  }

  /** Those that the table works out itself are left out. */
  private static final String CELLS =
      """
      figure => {
        const titles = [...figure.querySelectorAll('thead th')].map(it => it.textContent.trim());
        return [...figure.querySelectorAll('tbody tr')].flatMap(row => [...row.children]
          .filter((cell, i) => cell.tagName === 'TD' && titles[i] !== 'Net')
          .map(cell => cell.textContent));
      }
      """;

  @SuppressWarnings("unchecked") // an array of texts
  private static List<Double> numbers(Locator figure) {
    List<Double> numbers = new ArrayList<>();
    for (String text : (List<String>) figure.evaluate(CELLS)) {
      String cell = text.strip().replace(",", "");
      if (cell.matches("\\d+ of \\d+")) {
        String[] part = cell.split(" of ", 2);
        numbers.add(Double.parseDouble(part[0]) / Double.parseDouble(part[1]));
      } else if (cell.matches("[\\d.]+ %")) {
        numbers.add(Double.parseDouble(cell.replace(" %", "")) / 100);
      } else if (cell.matches("-?[\\d.]+")) {
        numbers.add(Double.parseDouble(cell));
      }
    }
    return numbers;
  }
}
