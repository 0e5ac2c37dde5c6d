package io.tailrace.customerio;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a message was refused, as far as its failure message tells. Only what is wrong with the
 * address itself is a reason to write to it no more; the rest is for the sender to mend, or passes.
 * Immutable, safe to share between threads.
 */
public enum BounceCause {
  /** There is no such mailbox, number or device. */
  BAD_ADDRESS(true),
  /** It is there, but was given up or disabled. */
  INACTIVE_MAILBOX(true),
  /** Its domain is not there, or takes no mail. */
  BAD_DOMAIN(true),
  /** It is full; its owner may empty it. */
  MAILBOX_FULL(false),
  /** The receiving side does not want this kind of mail. */
  POLICY(false),
  /** The sender's address or domain has a bad name. */
  REPUTATION(false),
  /** SPF, DKIM, DMARC, reverse DNS, or a push service's credentials. */
  AUTHENTICATION(false),
  /** Too much at once. */
  RATE_LIMITED(false),
  /** The message: spam, a virus, too large. */
  CONTENT(false),
  /** The servers did not get through to each other. */
  NETWORK(false),
  /** For now, and nothing above says more; also a message that waited for too long. */
  TEMPORARY_OTHER(false),
  /** For good, and nothing above says more. */
  PERMANENT_OTHER(true);

  private final boolean suppresses;

  BounceCause(boolean suppresses) {
    this.suppresses = suppresses;
  }

  /** Whether the address should get nothing more. */
  public boolean suppresses() {
    return suppresses;
  }

  /**
   * Whether it passes without the sender's doing: then the bounce was a temporary one, and says
   * nothing of the list. What a sender must mend is not among these, though a server may have said
   * 4.x.x.
   */
  public boolean passes() {
    return switch (this) {
      case MAILBOX_FULL, RATE_LIMITED, NETWORK, TEMPORARY_OTHER -> true;
      default -> false;
    };
  }

  /** Which table of phrases decides: each change of a line makes it the next. */
  public static int tableVersion() {
    return BounceTable.version();
  }

  /** By its {@link #code}; {@link #PERMANENT_OTHER} for what a later version may have written. */
  public static BounceCause ofCode(String code) {
    return Arrays.stream(values())
        .filter(cause -> cause.code().equals(code))
        .findFirst()
        .orElse(PERMANENT_OTHER);
  }

  /** In small letters, such as {@code bad_address}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a failure message means. The enhanced status counts first, then the words, then the kind
   * of status; without any of them it is {@link #PERMANENT_OTHER}.
   *
   * @param failureMessage as in the event
   */
  public static BounceCause of(ObjectType channel, @Nullable String failureMessage) {
    if (failureMessage == null || failureMessage.isBlank()) {
      return PERMANENT_OTHER;
    }
    boolean mail = channel.equals(ObjectType.EMAIL);
    ServerReply reply = mail ? ServerReply.in(failureMessage) : ServerReply.NONE;
    BounceCause cause = BounceTable.cause(channel, reply.status(), failureMessage);
    if (cause == null) {
      cause = byKind(reply);
    }
    return reply.temporary() && cause.suppresses() ? TEMPORARY_OTHER : cause;
  }

  /** By the second number of the status, its subject in RFC 3463. */
  private static BounceCause byKind(ServerReply reply) {
    if (reply.status() == null) {
      return reply.temporary() ? TEMPORARY_OTHER : PERMANENT_OTHER;
    }
    return switch (reply.status().split("\\.", 3)[1]) {
      case "1" -> BAD_ADDRESS;
      case "3" -> TEMPORARY_OTHER;
      case "4", "5" -> NETWORK;
      case "6" -> CONTENT;
      case "7" -> reply.temporary() ? TEMPORARY_OTHER : POLICY; // a policy is for good
      default -> reply.temporary() ? TEMPORARY_OTHER : PERMANENT_OTHER;
    };
  }
}
