package io.tailrace.testkit.customerio;

import io.tailrace.customerio.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * What goes wrong in some weeks of a workspace, so that there is something to find: a provider
 * begins to refuse, a campaign is sent to people who forgot the shop, machines open a newsletter.
 * Immutable, safe to share between threads.
 *
 * @param refusedFrom since then Microsoft refuses most mail for want of authentication
 * @param winBackFrom since then much mail is the campaign Win back, to people who complain
 */
record Mishaps(Instant refusedFrom, Instant winBackFrom) {
  /** All is as usual. */
  static final Mishaps NONE = new Mishaps(Instant.MAX, Instant.MAX);

  /** The wording of Microsoft's servers. */
  static final String REFUSAL =
      "550 5.7.515 Access denied, sending domain NEWS.TIDEWATER.EXAMPLE doesn't meet the required"
          + " authentication level.";

  private static final LocalTime OFFICE_HOURS = LocalTime.of(10, 4);
  private static final long WIN_BACK = 9;
  private static final long READ_BY_MACHINES = 22;
  private static final Step WIN_BACK_MAIL =
      Catalogue.steps().stream().filter(Mishaps::isWinBack).findFirst().orElseThrow();

  /** Those of the weeks up to then: both in the last seven days. */
  static Mishaps before(Instant end) {
    return new Mishaps(
        end.minus(Duration.ofDays(3))
            .atZone(ZoneOffset.UTC)
            .with(OFFICE_HOURS)
            .minusDays(1)
            .toInstant(),
        end.minus(Duration.ofDays(8)));
  }

  /** Whether the provider of the person's mail refuses this one. */
  boolean refuses(Person person, long atMillis, Dice dice) {
    return person.mailbox() == Mailbox.MICROSOFT
        && atMillis >= millis(refusedFrom)
        && dice.chance(0.7);
  }

  /** Whether this message is one of the campaign that overdoes it. */
  boolean isWinBack(Step step, long atMillis) {
    return isWinBack(step) && atMillis >= millis(winBackFrom);
  }

  private static boolean isWinBack(Step step) {
    return step.parent() == Step.Parent.CAMPAIGN
        && step.parentId() == WIN_BACK
        && step.channel().equals(ObjectType.EMAIL);
  }

  /** What goes out instead of this message, if the campaign that overdoes it has its way. */
  Step insteadOf(Step step, long atMillis, Dice dice) {
    boolean overdone = !step.isBlast() && atMillis >= millis(winBackFrom) && dice.chance(0.5);
    return overdone ? WIN_BACK_MAIL : step;
  }

  /** Whether a machine fetches this mail's images, beside those that fetch any mail's. */
  boolean isOpenedByMachine(Delivery delivery, Dice dice) {
    return !equals(NONE)
        && delivery.step().parent() == Step.Parent.NEWSLETTER
        && delivery.step().parentId() == READ_BY_MACHINES
        && delivery.person().mailbox() == Mailbox.APPLE
        && dice.chance(0.97);
  }

  private static long millis(Instant moment) {
    return moment.equals(Instant.MAX) ? Long.MAX_VALUE : moment.toEpochMilli();
  }
}
