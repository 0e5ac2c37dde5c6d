package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.testkit.customerio.People.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What machines and people do with an e-mail that arrived. The shares are assumptions; together
 * with {@link Mailbox} they make the opens 35 % of the delivered, four in ten of them by machines,
 * and the clicks 3 %. For one thread.
 */
final class MailReading {
  private static final long MINUTE = 60_000;

  private final Dice dice;
  private final Reactions reactions;
  private final Mishaps mishaps;

  MailReading(Dice dice, Reactions reactions, Mishaps mishaps) {
    this.dice = dice;
    this.reactions = reactions;
    this.mishaps = mishaps;
  }

  void write(Script script) {
    Mailbox mailbox = script.delivery().person().mailbox();
    if (dice.chance(mailbox.scans)) {
      scan(script.branch());
    }
    if (dice.chance(mailbox.prefetches) || mishaps.isOpenedByMachine(script.delivery(), dice)) {
      Script machine = script.branch();
      machine.pass(reactions.of(2 * MINUTE));
      machine.add(Metric.OPENED, flags(mailbox != Mailbox.MICROSOFT, true, false));
    }
    if (dice.chance(0.20)) {
      read(script.branch());
    } else if (dice.chance(0.004)) {
      clickUnseen(script.branch());
    }
    if (mailbox.reportsComplaints && dice.chance(complaints(script))) {
      complain(script.branch());
    } else if (script.delivery().step().isMarketing() && dice.chance(0.0028)) {
      unsubscribe(script.branch());
    }
  }

  /** Of mail at providers that report complaints, which is little more than half of it. */
  private double complaints(Script script) {
    return mishaps.isWinBack(script.delivery().step(), script.atMillis()) ? 0.025 : 0.0012;
  }

  /** A scanner looks where the links lead, all at once. */
  private void scan(Script script) {
    script.pass(dice.between(1000, 20_000));
    if (dice.chance(0.3)) {
      script.add(Metric.OPENED, flags(false, false, true));
    }
    for (int i = 0; i < script.delivery().step().links().size(); i++) {
      script.add(Metric.CLICKED, click(script, i, true));
    }
  }

  private void read(Script script) {
    Mailbox mailbox = script.delivery().person().mailbox();
    script.pass(reactions.of(25 * MINUTE));
    script.add(Metric.OPENED, flags(mailbox.proxies(), false, false));
    if (dice.chance(0.05)) {
      Script again = script.branch();
      again.pass(reactions.of(90 * MINUTE));
      again.add(Metric.OPENED, flags(mailbox.proxies(), false, false));
    }
    if (dice.chance(0.09)) {
      script.pass(reactions.within(3 * MINUTE));
      click(script);
    }
  }

  /** Images are off: the open is inferred from the click. */
  private void clickUnseen(Script script) {
    script.pass(reactions.of(25 * MINUTE));
    script.add(Metric.OPENED, flags(false, false, true));
    click(script);
  }

  private void click(Script script) {
    int links = script.delivery().step().links().size();
    script.add(Metric.CLICKED, click(script, (int) dice.between(0, links), false));
    if (dice.chance(0.15)) {
      script.pass(reactions.of(15 * MINUTE));
      script.add(Metric.CONVERTED);
    }
  }

  private Map<String, Object> click(Script script, int link, boolean machine) {
    Map<String, Object> details = script.delivery().link(link);
    if (machine || dice.chance(0.8)) {
      details.put("machine", machine);
    }
    return details;
  }

  private void complain(Script script) {
    script.pass(reactions.of(40 * MINUTE));
    script.add(Metric.SPAMMED, Map.of(), Change.SUPPRESSED);
  }

  /** One click gives two events of the same name: the message's and the person's. */
  private void unsubscribe(Script script) {
    script.pass(reactions.of(30 * MINUTE));
    script.add(Metric.UNSUBSCRIBED, Map.of(), Change.UNSUBSCRIBED);
    script.addAboutPerson(
        Metric.UNSUBSCRIBED, PersonFields.of(script.delivery().person()), Change.UNSUBSCRIBED);
  }

  /** Old accounts send only the flags that are set. */
  private Map<String, Object> flags(boolean proxied, boolean prefetched, boolean synthetic) {
    boolean all = dice.chance(0.8);
    Map<String, Object> flags = new LinkedHashMap<>();
    putFlag(flags, "proxied", proxied, all);
    putFlag(flags, "prefetched", prefetched, all);
    putFlag(flags, "synthetic", synthetic, all);
    return flags;
  }

  private static void putFlag(Map<String, Object> flags, String name, boolean set, boolean all) {
    if (set || all) {
      flags.put(name, set);
    }
  }
}
