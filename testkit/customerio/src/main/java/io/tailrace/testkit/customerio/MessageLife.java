package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.customerio.People.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** What becomes of a message, from its draft to the last click. For one thread. */
final class MessageLife {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;

  private final Dice dice;
  private final Reactions reactions;
  private final Mishaps mishaps;
  private final MailReading mailReading;

  MessageLife(Dice dice, Reactions reactions, Mishaps mishaps) {
    this.dice = dice;
    this.reactions = reactions;
    this.mishaps = mishaps;
    this.mailReading = new MailReading(dice, reactions, mishaps);
  }

  /** Writes the whole story; a message to a suppressed address has a short one. */
  void write(Script script, boolean suppressed) {
    ObjectType channel = script.delivery().channel();
    Rates rates = Rates.of(channel);
    if (rates.happens(Metric.DRAFTED, dice)) {
      script.add(Metric.DRAFTED);
      script.pass(reactions.within(20 * MINUTE));
    }
    boolean mail = channel.equals(ObjectType.EMAIL);
    if (mail && suppressed) {
      script.add(Metric.DROPPED, Map.of("failure_message", "recipient is suppressed"));
    } else if (endsUnsent(script, rates)) {
      return;
    } else {
      script.add(Metric.SENT);
      script.pass(dice.between(SECOND, 8 * SECOND));
      if (mail && mishaps.refuses(script.delivery().person(), script.atMillis(), dice)) {
        // The address is good: nobody is suppressed.
        script.add(Metric.BOUNCED, Map.of("failure_message", Mishaps.REFUSAL));
      } else if (arrives(script, rates) && mail) {
        mailReading.write(script);
      } else if (!mail) {
        answer(script, rates);
      }
    }
  }

  private boolean endsUnsent(Script script, Rates rates) {
    for (Metric end : new Metric[] {Metric.UNDELIVERABLE, Metric.DROPPED}) {
      if (rates.happens(end, dice)) {
        script.add(end, failure(script, end));
        return true;
      }
    }
    boolean fails = rates.happens(Metric.FAILED, dice);
    if (fails || rates.happens(Metric.ATTEMPTED, dice)) {
      script.add(Metric.ATTEMPTED, failure(script, Metric.ATTEMPTED));
      script.pass(reactions.within(2 * MINUTE));
    }
    if (fails) {
      script.add(Metric.FAILED, failure(script, Metric.FAILED));
    }
    return fails;
  }

  private boolean arrives(Script script, Rates rates) {
    if (rates.happens(Metric.BOUNCED, dice)) {
      bounce(script);
      return false;
    }
    if (rates.happens(Metric.DEFERRED, dice)) {
      script.add(Metric.DEFERRED, Map.of("failure_message", "421 4.7.0 Try again later, closing"));
      script.pass(reactions.within(15 * MINUTE));
    }
    boolean arrives = !rates.has(Metric.DELIVERED) || rates.happens(Metric.DELIVERED, dice);
    if (arrives && rates.has(Metric.DELIVERED)) {
      script.add(Metric.DELIVERED);
    }
    return arrives;
  }

  private void bounce(Script script) {
    if (!script.delivery().channel().equals(ObjectType.EMAIL)) {
      script.add(Metric.BOUNCED, failure(script, Metric.BOUNCED));
    } else if (dice.chance(0.4)) {
      script.add(Metric.BOUNCED, Map.of("failure_message", Failures.temporaryBounce(dice)));
    } else {
      script.add(
          Metric.BOUNCED, Map.of("failure_message", Failures.finalBounce(dice)), Change.SUPPRESSED);
    }
  }

  /** What people do with a message that is not an e-mail. */
  private void answer(Script script, Rates rates) {
    if (rates.happens(Metric.REPLIED, dice)) {
      Script reply = script.branch();
      reply.pass(reactions.of(10 * MINUTE));
      reply.add(Metric.REPLIED, Map.of("inbound_event_id", Ids.hex(24, dice)));
    }
    for (Metric next : new Metric[] {Metric.OPENED, Metric.CLICKED, Metric.CONVERTED}) {
      if (!rates.has(next)) {
        continue;
      }
      if (!rates.happens(next, dice)) {
        return;
      }
      script.pass(reactions.of(5 * MINUTE));
      script.add(next, next.equals(Metric.CLICKED) ? click(script) : Map.of());
    }
  }

  private static Map<String, Object> click(Script script) {
    return script.delivery().link(0);
  }

  private Map<String, Object> failure(Script script, Metric metric) {
    String message = Failures.of(script.delivery().channel(), metric, dice);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("failure_message", message);
    if (metric.equals(Metric.BOUNCED) || metric.equals(Metric.DROPPED)) {
      // Of a push message each device tells its own failure.
      details.put("failure", message);
    }
    return details;
  }
}
