package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What several senders did together, for people to read. Immutable, safe to share between threads.
 *
 * @param kinds accepted events by object type and metric, each id once
 * @param answers calls by status, or by what happened instead of an answer
 * @param distinct accepted events, each id once
 * @param duplicates further 2xx for ids already accepted
 * @param retries calls that tried again what an earlier one had not brought home
 * @param stalls answers that cost an hour each
 * @param givenUp events lost after seven days
 * @param latencies of all accepted calls
 * @param elapsed real time of the sender that took longest
 */
public record SendSummary(
    Map<Kind, Long> kinds,
    Map<String, Long> answers,
    long distinct,
    long duplicates,
    long retries,
    long stalls,
    long givenUp,
    Latencies latencies,
    Duration elapsed) {

  /** Adds up the reports of senders that ran at the same time. */
  public static SendSummary of(Collection<SendReport> reports) {
    Map<Kind, Long> kinds = new TreeMap<>();
    Map<String, Long> answers = new TreeMap<>();
    Latencies latencies = new Latencies(Latencies.emptyHistogram());
    Duration elapsed = Duration.ZERO;
    for (SendReport report : reports) {
      report.kinds().forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
      report.answers().forEach((answer, count) -> answers.merge(answer, count, Long::sum));
      latencies = latencies.plus(report.latencies());
      elapsed = report.elapsed().compareTo(elapsed) > 0 ? report.elapsed() : elapsed;
    }
    return new SendSummary(
        kinds,
        answers,
        reports.stream().mapToLong(SendReport::accepted).sum(),
        reports.stream().mapToLong(SendReport::duplicates).sum(),
        reports.stream().mapToLong(SendReport::retries).sum(),
        reports.stream().mapToLong(SendReport::stalls).sum(),
        reports.stream().mapToLong(SendReport::givenUp).sum(),
        latencies,
        elapsed);
  }

  /** Accepted calls per second, duplicates among them. */
  public double acceptedPerSecond() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds == 0 ? 0 : (distinct + duplicates) / seconds;
  }

  /** Accepted events of that kind. */
  public long count(ObjectType objectType, Metric metric) {
    return kinds.getOrDefault(new Kind(objectType, metric), 0L);
  }

  /** E-mails bounced, of those sent; 0 when none was sent. */
  public double bounceRate() {
    return share(Metric.BOUNCED, Metric.SENT);
  }

  /** E-mails marked as spam, of those delivered; 0 when none was delivered. */
  public double complaintRate() {
    return share(Metric.SPAMMED, Metric.DELIVERED);
  }

  private double share(Metric part, Metric whole) {
    long all = count(ObjectType.EMAIL, whole);
    return all == 0 ? 0 : (double) count(ObjectType.EMAIL, part) / all;
  }
}
