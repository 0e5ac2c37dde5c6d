package io.tailrace.operations.groups;

import java.time.Instant;

/**
 * What was set aside at one place for one cause. Immutable.
 *
 * @param place the sink that rejected them; of quarantine the feed
 * @param cause their reason with a {@code #} in place of numbers and ids
 * @param count how many they are
 * @param first when the first of them was set aside
 * @param last when the last of them was
 * @param sampleId the last one's id
 * @param sampleReason its reason, whole
 */
public record CauseGroup(
    String place,
    String cause,
    long count,
    Instant first,
    Instant last,
    String sampleId,
    String sampleReason) {

  /** With one more. */
  CauseGroup with(GroupedRecord one) {
    boolean later = !one.at().isBefore(last);
    return new CauseGroup(
        place,
        cause,
        count + 1,
        one.at().isBefore(first) ? one.at() : first,
        later ? one.at() : last,
        later ? one.id() : sampleId,
        later ? one.reason() : sampleReason);
  }

  static CauseGroup of(GroupedRecord one, String cause) {
    return new CauseGroup(one.place(), cause, 1, one.at(), one.at(), one.id(), one.reason());
  }
}
