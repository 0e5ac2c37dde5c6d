package io.tailrace.dashboard.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ApiRequest;
import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.LocalApi;
import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.operations.OperationContext;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks {@code /api} for what a chart's table shows, and compares each figure. Immutable. */
public record SameAsSeries(OperationContext parts) {

  /**
   * Fails unless each figure is the same.
   *
   * @return how many figures were compared
   */
  public int check(ChartFigure chart) {
    JsonNode answer = asked(chart.series());
    int by = answer.path("by").size();
    List<List<TableCell>> table = chart.table().rows();
    assertThat(table).as(chart.title()).hasSize(answer.path("rows").size());
    int compared = 0;
    for (int row = 0; row < table.size(); row++) {
      for (int i = 0; i < answer.path("measures").size(); i++) {
        String measure = answer.path("measures").get(i).asString();
        String shown = table.get(row).get(by + i).text();
        assertThat(shown)
            .as("%s, row %s", chart.title(), row)
            .isEqualTo(text(answer, measure, row, by + i));
        compared++;
      }
    }
    return compared;
  }

  private static String text(JsonNode answer, String measure, int row, int column) {
    JsonNode parts = answer.path("parts").path(measure);
    if (parts.isMissingNode()) {
      return Numbers.count(answer.path("rows").get(row).get(column).asLong());
    }
    long part = parts.get(row).get(0).asLong();
    long whole = parts.get(row).get(1).asLong();
    return part > whole ? "–" : Numbers.share(part, whole);
  }

  private JsonNode asked(String url) {
    URI uri = URI.create(url);
    ApiRequest request = ApiRequest.get(uri.getPath());
    for (String word : uri.getRawQuery().split("&", -1)) {
      int equals = word.indexOf('=');
      String value = URLDecoder.decode(word.substring(equals + 1), StandardCharsets.UTF_8);
      request = request.with(word.substring(0, equals), value);
    }
    ApiResponse answer = new LocalApi(parts).call(request);
    assertThat(answer.status()).as(answer.error()).isEqualTo(200);
    return answer.body();
  }
}
