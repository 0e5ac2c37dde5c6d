package io.tailrace.operations.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns, broadcasts, newsletters and transactional messages side by side. Immutable.
 *
 * @param campaigns those with the largest values of {@code order} first
 * @param periods the dates that the sparklines' values begin with
 * @param by how long a period is: {@code day}, {@code week} or {@code month}
 * @param order the measure that they are sorted by
 * @param from start, inclusive
 * @param to end, exclusive
 * @param zone whose days they are
 * @param truncated whether there are more
 */
public record CampaignList(
    List<Entry> campaigns,
    List<String> periods,
    String by,
    String order,
    Instant from,
    Instant to,
    String zone,
    boolean truncated) {

  /**
   * One of them. Immutable.
   *
   * @param kind {@code campaign}, {@code broadcast}, {@code newsletter} or {@code transactional}
   * @param id its number in Customer.io
   * @param feed whose workspace
   * @param name what it is called; null = no App API key told it
   * @param state as Customer.io has it, such as {@code running}; null = not known
   * @param figures of the whole range
   * @param sentByPeriod how many were sent in each period
   * @param humanOpensByPeriod how many were opened by people in each period
   */
  public record Entry(
      String kind,
      long id,
      String feed,
      @Nullable String name,
      @Nullable String state,
      CampaignFigures figures,
      List<Long> sentByPeriod,
      List<Long> humanOpensByPeriod) {}
}
