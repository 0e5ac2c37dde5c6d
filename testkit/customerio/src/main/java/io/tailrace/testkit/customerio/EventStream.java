package io.tailrace.testkit.customerio;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.LongUnaryOperator;

/**
 * Makes events one by one, in the order Customer.io creates them. Holds only what was begun and has
 * not happened yet. For one thread.
 */
final class EventStream implements Iterator<SimulatedEvent> {
  /** How many events a message has on average; a test holds it. */
  static final double EVENTS_PER_MESSAGE = 2.3;

  private static final Comparator<Waiting> BY_CREATION =
      Comparator.comparingLong(Waiting::createdMillis).thenComparingLong(Waiting::number);

  private final TrafficPlan plan;
  private final Dice dice;
  private final People people;
  private final Schedule schedule;
  private final Mishaps mishaps;
  private final LongUnaryOperator rhythm;
  private final MessageLife life;
  private final MessageFields fields;
  private final PersonChanges personChanges;
  private final Novelties novelties;
  private final Envelope envelope;
  private final long endMillis;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(BY_CREATION);
  private Step next;
  private long planned;
  private long made;

  EventStream(TrafficPlan plan) {
    Catalogue catalogue = new Catalogue();
    this.plan = plan;
    this.dice = new Dice(plan.seed());
    this.people = new People((int) clamp(plan.count() / 40, 100, 50_000));
    this.schedule = new Schedule(catalogue, dice, plan.start().toEpochMilli(), audience(plan));
    this.mishaps = plan.mishaps();
    this.rhythm =
        plan.weeks() ? new Rhythm(plan.start(), plan.end())::at : LongUnaryOperator.identity();
    this.life = new MessageLife(dice, new Reactions(dice, plan.reactionScale()), mishaps);
    this.fields = new MessageFields(plan.bodyContent());
    this.personChanges = new PersonChanges(catalogue, plan.bodyContent(), dice);
    this.novelties = new Novelties(dice);
    this.envelope = new Envelope(dice);
    // The end leaves time to create the event in.
    this.endMillis =
        plan.end().equals(Instant.MAX) ? Long.MAX_VALUE : plan.end().toEpochMilli() - 3_000;
    this.next = schedule.next(pace());
  }

  /** Small in a short or a slow stream, so that one newsletter is not all there is. */
  private static int audience(TrafficPlan plan) {
    long aMinutesWorth = (long) (60 * plan.eventsPerSecond());
    long most = plan.weeks() ? Long.MAX_VALUE : aMinutesWorth;
    return (int) clamp(Math.min(plan.count() / 100, most), 5, 2_000);
  }

  private static long clamp(long value, long least, long most) {
    return Math.max(least, Math.min(most, value));
  }

  private record Waiting(Planned planned, long createdMillis, long number) {}

  @Override
  public boolean hasNext() {
    return made < plan.count();
  }

  @Override
  public SimulatedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All events of the plan were made.");
    }
    while (waiting.isEmpty() || (planned < plan.count() && messageComesFirst())) {
      beginMessage(next, atMillis());
      next = schedule.next(pace());
    }
    Waiting first = waiting.remove();
    made++;
    people.apply(first.planned.change(), first.planned.person());
    return envelope.write(first.planned, first.createdMillis);
  }

  /** Events that were begun and have not come yet. */
  int waiting() {
    return waiting.size();
  }

  private boolean messageComesFirst() {
    return atMillis() <= waiting.element().createdMillis;
  }

  private long atMillis() {
    return rhythm.applyAsLong(schedule.atMillis());
  }

  /** Messages a second: in weeks that have an end, what is left in the time that is left. */
  private double pace() {
    double leftMillis = endMillis - schedule.atMillis();
    boolean steered = plan.weeks() && leftMillis > 0 && planned < plan.count();
    double eventsPerSecond =
        steered ? (plan.count() - planned) / leftMillis * 1000 : plan.eventsPerSecond();
    return eventsPerSecond / EVENTS_PER_MESSAGE;
  }

  private void beginMessage(Step scheduled, long atMillis) {
    Step step = mishaps.insteadOf(scheduled, atMillis, dice);
    if (dice.chance(0.02)) {
      await(personChanges.any(people.anyone(dice), atMillis));
    }
    Person person = people.audience(step.isMarketing(), dice);
    Delivery delivery = Delivery.of(step, person, plan.start().toEpochMilli(), dice);
    if (dice.chance(0.002)) {
      await(novelties.any(delivery, atMillis));
    } else {
      Script script = new Script(delivery, atMillis, fields, this::await);
      life.write(script, people.isSuppressed(person));
    }
  }

  private void await(Planned event) {
    if (plan.weeks() && event.atMillis() > endMillis && !waiting.isEmpty()) {
      return; // It has not happened yet.
    }
    long at = Math.min(event.atMillis(), endMillis);
    // Seen in samples: the id is made 0.6 to 2.2 s after the second in which it happened.
    long least = Math.max(600, at % 1000);
    long created = at - at % 1000 + dice.between(least, 2_200);
    Planned kept = new Planned(event.kind(), at, event.person(), event.data(), event.change());
    waiting.add(new Waiting(kept, created, planned++));
  }
}
