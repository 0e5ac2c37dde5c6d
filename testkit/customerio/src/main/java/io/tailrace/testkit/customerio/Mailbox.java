package io.tailrace.testkit.customerio;

import java.util.List;

/**
 * Who keeps a person's mail, and how its machines behave. The shares are assumptions, chosen so
 * that four in ten opens are machines'. Immutable.
 */
enum Mailbox {
  GMAIL(42, 0.06, 0, false, "gmail.com"),
  YAHOO(10, 0.03, 0, true, "yahoo.com yahoo.co.uk aol.com"),
  MICROSOFT(16, 0.03, 0.02, true, "outlook.com hotmail.com live.com"),
  APPLE(20, 0.50, 0, true, "icloud.com me.com"),
  OTHER(12, 0.08, 0.02, true, "northwind.example acme.example mail.fjord.example");

  private static final List<Mailbox> ALL = List.of(values());

  private final int percent;

  /** Divided by spaces. */
  private final String domains;

  /** How likely a mail's images are fetched before anyone reads it. */
  final double prefetches;

  /** How likely a scanner follows the links of a mail. */
  final double scans;

  /** Whether it tells the sender of a complaint; Gmail tells nobody. */
  final boolean reportsComplaints;

  Mailbox(int percent, double prefetches, double scans, boolean reportsComplaints, String domains) {
    this.percent = percent;
    this.prefetches = prefetches;
    this.scans = scans;
    this.reportsComplaints = reportsComplaints;
    this.domains = domains;
  }

  static Mailbox any(Dice dice) {
    long left = dice.between(0, 100);
    for (Mailbox mailbox : ALL) {
      left -= mailbox.percent;
      if (left < 0) {
        return mailbox;
      }
    }
    return OTHER;
  }

  String domain(Dice dice) {
    return dice.pick(List.of(domains.split(" ", -1)));
  }

  /** Whether what looks like the reader fetching an image is this provider's server. */
  boolean proxies() {
    return this == GMAIL || this == YAHOO;
  }
}
