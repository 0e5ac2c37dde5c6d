package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.util.List;

/** What {@code failure_message} says, in the manner of mail servers and providers. Stateless. */
final class Failures {
  private static final List<String> MAIL_FINAL =
      List.of(
          "550 5.1.1 The e-mail account that you tried to reach does not exist",
          "550 5.1.1 <recipient>: user unknown",
          "554 5.1.1 Mailbox not found");
  private static final List<String> MAIL_TEMPORARY =
      List.of(
          "452 4.2.2 The recipient's inbox is out of storage space",
          "552 5.2.2 Mailbox full",
          "421 4.7.0 Too many connections, try again later",
          "451 4.3.0 Temporary server error, please try again");
  private static final List<String> TOKEN = List.of("NotRegistered", "BadDeviceToken");
  private static final List<String> PHONE =
      List.of("30003: Unreachable destination handset", "30005: Unknown destination handset");
  private static final List<String> ATTEMPT =
      List.of("dial tcp: i/o timeout", "503 Service Unavailable", "429 Too Many Requests");
  private static final List<String> LIMIT =
      List.of("message limit reached", "the newsletter was cancelled", "delivery is disabled");

  private Failures() {}

  static String finalBounce(Dice dice) {
    return dice.pick(MAIL_FINAL);
  }

  static String temporaryBounce(Dice dice) {
    return dice.pick(MAIL_TEMPORARY);
  }

  static String of(ObjectType channel, Metric metric, Dice dice) {
    if (metric.equals(Metric.UNDELIVERABLE)) {
      return dice.pick(LIMIT);
    } else if (metric.equals(Metric.BOUNCED) || metric.equals(Metric.DROPPED)) {
      return channel.equals(ObjectType.PUSH) ? dice.pick(TOKEN) : dice.pick(PHONE);
    } else if (metric.equals(Metric.ATTEMPTED) && channel.equals(ObjectType.PUSH)) {
      return "NoDevicesSynced";
    }
    return dice.pick(ATTEMPT);
  }
}
