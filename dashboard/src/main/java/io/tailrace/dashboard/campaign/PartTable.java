package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.figures.RateCells;
import io.tailrace.operations.campaign.CampaignDetail;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of a campaign or broadcast, or the variants of a newsletter. Immutable.
 *
 * @param what one of them is called, as in {@code Message}
 */
record PartTable(String what, List<CampaignDetail.Part> parts) {
  private static final RateCells CELLS = new RateCells("");

  DataTable table() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(TableColumn.text(what));
    columns.add(TableColumn.number("Sent"));
    for (CampaignColumn column : CampaignColumn.values()) {
      columns.add(TableColumn.number(column.title()));
    }
    return DataTable.of("Part by part", columns, parts.stream().map(this::row).toList());
  }

  private List<TableCell> row(CampaignDetail.Part part) {
    List<TableCell> cells = new ArrayList<>();
    cells.add(TableCell.of(part.name() == null ? what + " " + part.id() : part.name()));
    cells.add(TableCell.of(Numbers.count(part.figures().sent())));
    for (CampaignColumn column : CampaignColumn.values()) {
      cells.add(CELLS.of(column.rate(part.figures())));
    }
    return cells;
  }
}
