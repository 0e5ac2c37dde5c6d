package io.tailrace.operations.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One campaign, broadcast, newsletter or transactional message. Immutable.
 *
 * @param campaign its figures
 * @param funnel how far its messages got, step by step
 * @param actions each message of a campaign or broadcast that sent anything, the largest first
 * @param variants each variant of a newsletter, the largest first
 * @param periods the dates that the sparklines' values begin with
 * @param by how long a period is
 * @param from start, inclusive
 * @param to end, exclusive
 * @param zone whose days they are
 */
public record CampaignDetail(
    CampaignList.Entry campaign,
    List<FunnelStep> funnel,
    List<Part> actions,
    List<Part> variants,
    List<String> periods,
    String by,
    Instant from,
    Instant to,
    String zone) {

  /**
   * A step of the funnel. Immutable.
   *
   * @param measure such as {@code delivered}
   * @param count how many got so far
   * @param ofSent their share of those sent, from 0 to 1; null = of nothing, or of fewer
   */
  public record FunnelStep(String measure, long count, @Nullable Double ofSent) {}

  /**
   * A message of it. Immutable.
   *
   * @param id its number in Customer.io
   * @param name what it is called; null = not known
   * @param figures what became of it
   */
  public record Part(long id, @Nullable String name, CampaignFigures figures) {}
}
