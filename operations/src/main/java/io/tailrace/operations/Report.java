package io.tailrace.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of messages, by Customer.io's App API and, beside it, by the webhooks that came here.
 * Immutable.
 *
 * @param id null for all deliveries
 * @param name null = it has none
 * @param kind {@code campaign}, {@code newsletter}, {@code broadcast}, {@code transactional} or
 *     {@code deliveries}
 * @param feed whose workspace was asked
 * @param by how long a period is
 * @param zone in which periods begin
 * @param type null = all channels
 * @param buckets one for each period, oldest first: {@code start} and figures by name
 * @param totals sums of all periods
 * @param rates shares of the totals
 * @param summed how many sources are in a sum; null if it is none
 * @param notSummed what the sum lacks
 * @param webhooks the same, as far as it can be, from our database
 * @param notes what to know about these numbers, in sentences
 */
public record Report(
    @Nullable Long id,
    @Nullable String name,
    String kind,
    String feed,
    String by,
    String zone,
    @Nullable String type,
    List<Map<String, Object>> buckets,
    Map<String, Long> totals,
    Rates rates,
    @Nullable Integer summed,
    List<NotSummed> notSummed,
    OwnFigures webhooks,
    List<String> notes) {

  /**
   * A source that a sum lacks. Immutable.
   *
   * @param kind {@code campaign} and so on
   * @param id its number in Customer.io
   * @param name null = it has none
   * @param reason in words
   */
  public record NotSummed(String kind, long id, @Nullable String name, String reason) {}

  /**
   * What webhooks told about the periods in which they came from beginning to end. Immutable.
   *
   * @param since the hour of the first event here; null = there is none
   * @param buckets those periods alone
   * @param totals sums of those periods
   * @param appApi Customer.io's totals of the same periods
   * @param missing why there are no buckets, in a sentence; null = there are
   */
  public record OwnFigures(
      @Nullable Instant since,
      List<Map<String, Object>> buckets,
      @Nullable Map<String, Long> totals,
      @Nullable Map<String, Long> appApi,
      @Nullable String missing) {

    static OwnFigures none(@Nullable Instant since, @Nullable String missing) {
      return new OwnFigures(since, List.of(), null, null, missing);
    }
  }
}
