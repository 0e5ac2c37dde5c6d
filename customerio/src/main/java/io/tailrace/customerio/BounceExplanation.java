package io.tailrace.customerio;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Objects;

/**
 * What a cause means to people. Immutable.
 *
 * @param meaning a sentence
 * @param mender who can mend it, and how, in a sentence
 * @param link where that is described
 */
public record BounceExplanation(String meaning, String mender, String link) {
  private static final String GOOGLE = "https://support.google.com/a/answer/81126";
  private static final String GOOGLE_CODES = "https://support.google.com/a/answer/3726730";
  private static final String RFC = "https://www.rfc-editor.org/rfc/rfc3463#section-3";

  private static final Map<BounceCause, BounceExplanation> GENERAL =
      Map.ofEntries(
          entry(
              BounceCause.BAD_ADDRESS,
              new BounceExplanation(
                  "There is no such mailbox, number or device.",
                  "Nobody: the address gets nothing more. Ask the person for another; many at once mean"
                      + " an old or bought list.",
                  GOOGLE_CODES)),
          entry(
              BounceCause.INACTIVE_MAILBOX,
              new BounceExplanation(
                  "The mailbox is there, but was given up or disabled.",
                  "Nobody: the address gets nothing more. Stop writing to people who have not opened for"
                      + " long, before their mailboxes close.",
                  GOOGLE_CODES)),
          entry(
              BounceCause.BAD_DOMAIN,
              new BounceExplanation(
                  "The domain is not there, or takes no mail.",
                  "Nobody: the address gets nothing more. Often it is a slip of the pen, such as"
                      + " gmial.com: check addresses where they are entered.",
                  RFC)),
          entry(
              BounceCause.MAILBOX_FULL,
              new BounceExplanation(
                  "The mailbox is full.",
                  "The person, by making room. It may work later; the address is not suppressed.",
                  GOOGLE_CODES)),
          entry(
              BounceCause.POLICY,
              new BounceExplanation(
                  "The receiving side does not want this kind of mail from you.",
                  "You: read what their server says, and ask their administrator or postmaster.",
                  RFC)),
          entry(
              BounceCause.REPUTATION,
              new BounceExplanation(
                  "Your address or domain has a bad name there, or stands on a block list.",
                  "You: send less, to those who read it; then ask to be taken off the list that the"
                      + " message names.",
                  GOOGLE)),
          entry(
              BounceCause.AUTHENTICATION,
              new BounceExplanation(
                  "The receiver cannot tell that the mail is from you: SPF, DKIM, DMARC or reverse DNS;"
                      + " or a push service does not accept your credentials.",
                  "You: whoever keeps your DNS sets the records that Customer.io shows for the sending"
                      + " domain; for push, whoever keeps the app's certificates.",
                  "https://docs.customer.io/journeys/authentication/")),
          entry(
              BounceCause.RATE_LIMITED,
              new BounceExplanation(
                  "Too much came at once.",
                  "You: send more slowly, and warm up a new domain or address. Most of it is retried.",
                  GOOGLE)),
          entry(
              BounceCause.CONTENT,
              new BounceExplanation(
                  "The message itself was refused: it looks like spam, holds what is blocked, or is too"
                      + " large.",
                  "You: whoever writes it. Look at links, attachments, size, and the unsubscribe header.",
                  GOOGLE)),
          entry(
              BounceCause.NETWORK,
              new BounceExplanation(
                  "The servers did not get through to each other.",
                  "Customer.io and the receiving side; it is retried, and passes.",
                  RFC)),
          entry(
              BounceCause.TEMPORARY_OTHER,
              new BounceExplanation(
                  "Refused for now, and the message says no more; or it waited for too long.",
                  "Nobody need do anything, unless it goes on for days.",
                  RFC)),
          entry(
              BounceCause.PERMANENT_OTHER,
              new BounceExplanation(
                  "Refused for good, and the message says no more.",
                  "Look at samples. If the address is not at fault, lift its suppression, and tell us the"
                      + " text: the table of causes grows by such lines.",
                  RFC)));

  /** A provider's own page about senders, where it has one. */
  private static final Map<String, String> POSTMASTERS =
      Map.of(
          "gmail", GOOGLE,
          "yahoo", "https://senders.yahooinc.com/best-practices/",
          "microsoft", "https://sendersupport.olc.protection.outlook.com/pm/policies.aspx",
          "apple", "https://support.apple.com/en-us/102322");

  /** In general. */
  public static BounceExplanation of(BounceCause cause) {
    return Objects.requireNonNull(GENERAL.get(cause), "each cause has its line");
  }

  /** At a mailbox provider, whose own page is the better link for what senders must mend. */
  public static BounceExplanation of(BounceCause cause, String provider) {
    BounceExplanation general = of(cause);
    String page = POSTMASTERS.get(provider);
    boolean senders =
        switch (cause) {
          case POLICY, REPUTATION, RATE_LIMITED, CONTENT -> true;
          default -> false;
        };
    return senders && page != null
        ? new BounceExplanation(general.meaning, general.mender, page)
        : general;
  }
}
