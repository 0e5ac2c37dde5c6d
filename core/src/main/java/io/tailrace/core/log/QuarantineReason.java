package io.tailrace.core.log;

/**
 * Why a verified body was set aside. Immutable.
 *
 * @param code lower_snake, stable: to count and to select by
 * @param detail a sentence for people; never holds the body
 */
public record QuarantineReason(String code, String detail) {
  public static final String EVENT_ID_REUSED = "event_id_reused";
  public static final String TOO_LARGE = "too_large";
  public static final String TIMESTAMP_OUT_OF_RANGE = "timestamp_out_of_range";

  /** The id is known with another object type, metric or timestamp. */
  public static QuarantineReason eventIdReused(String eventId) {
    return new QuarantineReason(
        EVENT_ID_REUSED,
        "the event_id "
            + eventId
            + " is already kept with another object type, metric or timestamp");
  }
}
