package io.tailrace.operations.ledger;

import io.tailrace.customerio.SenderWait;
import java.util.Locale;

/** Why the sender had to wait. Immutable. */
public enum StallCause {
  /** Answered 401. */
  UNVERIFIED(
      SenderWait.after(401),
      "Answered 401: the signature did not verify. Compare the signing key with the one on the"
          + " reporting webhook's page."),
  /** Answered 503. */
  UNAVAILABLE(
      SenderWait.after(503),
      "Answered 503: the events could not be kept. The server's log and 'tailrace requests' say"
          + " why."),
  /** Answered 408, or its connection broke. */
  INCOMPLETE(
      SenderWait.after(408),
      "The body did not come whole in time (408), or its connection broke. Look at the network and"
          + " at a proxy in front."),
  /** Kept, but answered after the sender had given up. */
  SLOW(
      SenderWait.BACKOFF,
      "Answered after more than 4 seconds, and Customer.io waits no longer. Look at the disk."),
  /** No process listened. */
  DOWN(
      SenderWait.afterNoConnection(),
      "Tailrace did not run, so connections were refused unless a proxy or systemd held them."),
  /** Nothing came, though there were events. */
  SILENT(
      SenderWait.afterNoConnection(),
      "Nothing reached Tailrace, though there were events to send: a certificate, a proxy, the name,"
          + " the network, or Customer.io itself.");

  private final SenderWait sender;
  private final String sentence;

  StallCause(SenderWait sender, String sentence) {
    this.sender = sender;
    this.sentence = sentence;
  }

  /** What Customer.io does after each such try. */
  public SenderWait sender() {
    return sender;
  }

  /** For people: what happened, and where to look. */
  public String sentence() {
    return sentence;
  }

  /** As files and answers have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether only late events show that anybody waited: no request of that time is known. */
  public boolean needsProof() {
    return this == DOWN || this == SILENT;
  }
}
