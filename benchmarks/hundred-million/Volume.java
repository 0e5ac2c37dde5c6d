import java.time.Instant;

/**
 * How much is made. Immutable.
 *
 * @param events how many are counted, roughly
 * @param days over how many days
 * @param end the hour behind the last of them
 * @param oneIn of deliveries, activity and people one in so many is made
 */
record Volume(long events, int days, Instant end, int oneIn) {
  /** What becomes of a message that was sent, itself included. */
  static final double EVENTS_OF_A_MESSAGE = 2.605;

  /** As the database keeps activity. */
  static final int DAYS_OF_ACTIVITY = 90;

  double messagesPerHour() {
    return events / EVENTS_OF_A_MESSAGE / days / 24;
  }

  long messages() {
    return (long) (events / EVENTS_OF_A_MESSAGE / oneIn);
  }

  int hours() {
    return days * 24;
  }
}
