package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.FilterBar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the list of campaigns shows. Immutable.
 *
 * @param table one row for each, after its choice
 * @param choices of each row, to compare it
 * @param kept what a comparison keeps of the URL
 * @param compared those chosen side by side; null = none
 * @param chart of those chosen; null = they are of several kinds, or none
 * @param curves how soon people open each of those chosen
 * @param notice what the list lacks; empty = nothing
 */
public record CampaignListModel(
    FilterBar filter,
    DataTable table,
    List<Choice> choices,
    Map<String, String> kept,
    @Nullable DataTable compared,
    @Nullable ChartFigure chart,
    List<Curve> curves,
    String notice) {

  public CampaignListModel {
    choices = List.copyOf(choices);
    curves = List.copyOf(curves);
    kept = Map.copyOf(kept);
  }

  /**
   * How soon people open one, which comes after the page.
   *
   * @param href where from
   */
  public record Curve(String name, String href) {}

  /**
   * Whether to compare one.
   *
   * @param key as the URL has it
   */
  public record Choice(String key, String name, boolean chosen) {}
}
