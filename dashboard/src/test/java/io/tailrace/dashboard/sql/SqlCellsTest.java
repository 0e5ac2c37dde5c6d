package io.tailrace.dashboard.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.operations.QueryRows;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlCellsTest {
  private static SqlCells cells(List<String> columns, Object[]... rows) {
    return new SqlCells(
        new QueryRows(columns, Arrays.stream(rows).map(Arrays::asList).toList(), false));
  }

  @Test
  void numbersStandAtTheRightAndIdsLeadOn() {
    DataTable table =
        cells(
                List.of("delivery_id", "events", "campaign_id"),
                new Object[] {"d/1", 12L, 4L},
                new Object[] {null, null, null})
            .table();
    assertThat(table.columns().get(0).number()).isFalse();
    assertThat(table.columns().get(1).number()).isTrue();
    assertThat(table.columns().get(2).number()).as("an id is no number").isFalse();
    assertThat(table.rows().get(0).get(0).href()).isEqualTo("/messages/d%2F1");
    assertThat(table.rows().get(0).get(2).href()).isEqualTo("/campaigns/campaign/4");
    assertThat(table.rows().get(1)).extracting(TableCell::text).containsOnly("null");
    assertThat(table.rows().get(1)).extracting(TableCell::href).containsOnlyNulls();
  }

  @Test
  void aLongTextIsCutOnThePageAndWholeInTheFile() {
    String text = "x".repeat(1_000);
    SqlCells cells = cells(List.of("text"), new Object[] {text});
    assertThat(cells.table().rows().get(0).get(0).text()).hasSize(301).endsWith("…");
    assertThat(cells.table().rows().get(0).get(0).hint()).isEqualTo(text);
    assertThat(cells.file().asCsv()).isEqualTo("text\r\n" + text + "\r\n");
  }

  @Test
  void barsAreOfTheFirstNumber() {
    SqlCells cells =
        cells(
            List.of("type", "metric", "events"),
            new Object[] {"email", "sent", 4_000L},
            new Object[] {"sms", null, 1_000L});
    assertThat(cells.bars()).isPresent();
    BarList bars = cells.bars().get();
    assertThat(bars.label()).isEqualTo("events");
    assertThat(bars.bars())
        .extracting(BarList.Bar::name)
        .containsExactly("email · sent", "sms · null");
    assertThat(bars.bars()).extracting(BarList.Bar::share).containsExactly(1.0, 0.25);
    assertThat(bars.bars()).extracting(BarList.Bar::value).containsExactly("4,000", "1,000");
    assertThat(cells(List.of("a"), new Object[] {"b"}).bars()).isEmpty();
  }
}
