package io.tailrace.operations.campaign;

import io.tailrace.operations.deliverability.GradedRate;
import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.MeasureCounts;
import java.util.List;

/**
 * What became of some messages. Immutable.
 *
 * @param sent messages
 * @param delivered of those sent
 * @param permanentBounces of those sent: the address is wrong, or the provider refuses us
 * @param complaints of those delivered, Gmail left out, which reports none
 * @param humanOpens of those delivered
 * @param humanClicks of those delivered
 * @param conversions of those delivered
 * @param unsubscribes of those delivered
 */
public record CampaignFigures(
    long sent,
    GradedRate delivered,
    GradedRate permanentBounces,
    GradedRate complaints,
    GradedRate humanOpens,
    GradedRate humanClicks,
    GradedRate conversions,
    GradedRate unsubscribes) {
  static final List<Measure> MEASURES =
      List.of(
          Measure.SENT,
          Measure.DELIVERED_RATE,
          Measure.PERMANENT_BOUNCE_RATE,
          Measure.COMPLAINT_RATE,
          Measure.HUMAN_OPEN_RATE,
          Measure.HUMAN_CLICK_RATE,
          Measure.CONVERSION_RATE,
          Measure.UNSUBSCRIBE_RATE);

  static CampaignFigures of(MeasureCounts counts) {
    return new CampaignFigures(
        counts.of(Measure.SENT),
        GradedRate.of(Measure.DELIVERED_RATE, counts),
        GradedRate.of(Measure.PERMANENT_BOUNCE_RATE, counts),
        GradedRate.of(Measure.COMPLAINT_RATE, counts),
        GradedRate.of(Measure.HUMAN_OPEN_RATE, counts),
        GradedRate.of(Measure.HUMAN_CLICK_RATE, counts),
        GradedRate.of(Measure.CONVERSION_RATE, counts),
        GradedRate.of(Measure.UNSUBSCRIBE_RATE, counts));
  }
}
