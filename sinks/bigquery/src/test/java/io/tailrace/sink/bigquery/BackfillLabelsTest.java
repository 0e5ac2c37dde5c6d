package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the labels say is what was set, by whichever version. */
class BackfillLabelsTest {
  private static BackfillLabels of(String labels) {
    return BackfillLabels.of(
        JsonParser.parseString("{\"labels\":" + labels + "}").getAsJsonObject());
  }

  @Test
  void withoutLabelsNothingIsBackfilled() {
    assertThat(BackfillLabels.of(new JsonObject()).from()).isEmpty();
    assertThat(of("{\"team\":\"crm\"}").from()).isEmpty();
  }

  @Test
  void theFirstMonthCounts() {
    BackfillLabels labels = of("{\"tailrace_backfilled_2026_03\":\"yes\",\"team\":\"crm\"}");
    BackfillLabels more = labels.with(List.of(Instant.parse("2025-12-31T23:59:59Z")));
    assertThat(labels.from()).contains(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(more.from()).contains(Instant.parse("2025-12-01T00:00:00Z"));
    assertThat(BackfillLabels.of(more.change())).isEqualTo(more);
  }

  @Test
  void anEarlierVersionsLabelMeansAnyMonth() {
    assertThat(of("{\"tailrace_backfilled\":\"yes\"}").from()).contains(Instant.EPOCH);
  }

  @Test
  void moreMonthsThanATableHasLabelsMeanAnyMonth() {
    List<Instant> months =
        IntStream.range(0, 60).mapToObj(i -> Instant.ofEpochSecond(i * 31L * 86_400)).toList();
    BackfillLabels labels = BackfillLabels.NONE.with(months);
    assertThat(labels.change().getAsJsonObject("labels").keySet())
        .containsExactly("tailrace_backfilled");
    assertThat(BackfillLabels.of(labels.change()).from()).contains(Instant.EPOCH);
  }
}
