package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.DataTable;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one campaign shows. Immutable.
 *
 * @param list where the others are
 * @param funnel from sent to converted
 * @param losses what did not arrive, and who complained or left
 * @param chart over time; null = nothing happened in this time
 * @param parts each of its messages; null = it has no parts
 * @param late where the parts come from that take longer
 */
public record CampaignModel(
    String list,
    BarList funnel,
    BarList losses,
    @Nullable ChartFigure chart,
    @Nullable DataTable parts,
    Late late) {

  /**
   * Where figures come from once the page is there. Immutable.
   *
   * @param maturity how soon people open
   * @param links what they click
   * @param vendor Customer.io's own figures
   */
  public record Late(String maturity, String links, String vendor) {}
}
