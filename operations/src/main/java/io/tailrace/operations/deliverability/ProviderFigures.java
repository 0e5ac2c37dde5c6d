package io.tailrace.operations.deliverability;

import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.MeasureCounts;
import java.util.Map;

/**
 * How mail fares at a provider, or everywhere. Immutable.
 *
 * @param provider {@code gmail}, {@code yahoo}, {@code microsoft}, {@code apple}, {@code other};
 *     {@code all} in the total
 * @param sent messages
 * @param delivered of those sent
 * @param permanentBounces of those sent: the address is wrong, or the provider refuses us
 * @param temporaryBounces of those sent: for a cause that passes
 * @param deferred times that a provider put a message off, of those sent
 * @param complaints of those delivered, Gmail left out, which reports none
 * @param humanOpens of those delivered: no machines, as far as Customer.io tells
 * @param humanClicks of those delivered
 * @param unsubscribes of those delivered
 */
public record ProviderFigures(
    String provider,
    long sent,
    GradedRate delivered,
    GradedRate permanentBounces,
    GradedRate temporaryBounces,
    GradedRate deferred,
    GradedRate complaints,
    GradedRate humanOpens,
    GradedRate humanClicks,
    GradedRate unsubscribes) {

  /**
   * Makes them.
   *
   * @param usual shares by rate, as far as known
   */
  static ProviderFigures of(String provider, MeasureCounts counts, Map<Measure, Double> usual) {
    return new ProviderFigures(
        provider,
        counts.of(Measure.SENT),
        rate(Measure.DELIVERED_RATE, counts, usual),
        rate(Measure.PERMANENT_BOUNCE_RATE, counts, usual),
        rate(Measure.TEMPORARY_BOUNCE_RATE, counts, usual),
        rate(Measure.DEFERRED_RATE, counts, usual),
        rate(Measure.COMPLAINT_RATE, counts, usual),
        rate(Measure.HUMAN_OPEN_RATE, counts, usual),
        rate(Measure.HUMAN_CLICK_RATE, counts, usual),
        rate(Measure.UNSUBSCRIBE_RATE, counts, usual));
  }

  private static GradedRate rate(Measure rate, MeasureCounts counts, Map<Measure, Double> usual) {
    return GradedRate.of(rate, counts, usual.get(rate));
  }

  /** What it is called in a sentence. */
  public String name() {
    return switch (provider) {
      case "gmail" -> "Gmail";
      case "yahoo" -> "Yahoo";
      case "microsoft" -> "Microsoft";
      case "apple" -> "Apple";
      default -> "other providers";
    };
  }
}
