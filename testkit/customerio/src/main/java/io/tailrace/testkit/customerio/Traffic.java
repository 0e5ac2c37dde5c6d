package io.tailrace.testkit.customerio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Adds to events what a network adds: some come twice, as after an answer that got lost, and some
 * come late and so out of order. Counts both, so that a check knows what must arrive. For one
 * thread; the counts may be read from others once it is exhausted.
 */
public final class Traffic implements Iterator<SimulatedEvent> {
  private final Iterator<SimulatedEvent> events;
  private final Dice dice;
  private final Disorder disorder;
  private final PriorityQueue<Held> held = new PriorityQueue<>();
  private final Deque<SimulatedEvent> ready = new ArrayDeque<>();
  private long taken;
  private long distinct;
  private long duplicates;
  private long late;

  /** The same seed disturbs the same events in the same way. */
  public Traffic(Iterator<SimulatedEvent> events, long seed, Disorder disorder) {
    this.events = events;
    this.dice = new Dice(seed);
    this.disorder = disorder;
  }

  /**
   * How much is disturbed. Immutable, safe to share between threads.
   *
   * @param duplicates share of the events that come a second time: half of these at once, half late
   * @param late share of the events that come late
   * @param latest how many other events at most go before a late one
   */
  public record Disorder(double duplicates, double late, int latest) {
    /** One in a hundred comes twice, one in fifty late by up to 500 events. */
    public static final Disorder USUAL = new Disorder(0.01, 0.02, 500);
  }

  /** Held back until that many events were taken from the source. */
  private record Held(long until, SimulatedEvent event) implements Comparable<Held> {
    @Override
    public int compareTo(Held other) {
      return Long.compare(until, other.until);
    }
  }

  /** Different events so far: what must arrive, each once. */
  public long distinct() {
    return distinct;
  }

  /** Second copies so far. */
  public long duplicates() {
    return duplicates;
  }

  /** Events so far that came behind later ones. */
  public long late() {
    return late;
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || !held.isEmpty() || events.hasNext();
  }

  @Override
  public SimulatedEvent next() {
    while (ready.isEmpty()) {
      if (!held.isEmpty() && (held.element().until <= taken || !events.hasNext())) {
        release(held.remove().event);
      } else if (events.hasNext()) {
        take(events.next());
      } else {
        throw new NoSuchElementException("All events were sent.");
      }
    }
    SimulatedEvent next = ready.remove();
    if (next.repeated()) {
      duplicates++;
    } else {
      distinct++;
    }
    return next;
  }

  private void take(SimulatedEvent event) {
    taken++;
    if (dice.chance(disorder.late)) {
      late++;
      hold(event);
    } else {
      release(event);
    }
  }

  private void release(SimulatedEvent event) {
    ready.add(event);
    if (!event.repeated() && dice.chance(disorder.duplicates)) {
      if (dice.chance(0.5)) {
        ready.add(event.again());
      } else {
        hold(event.again());
      }
    }
  }

  private void hold(SimulatedEvent event) {
    held.add(new Held(taken + dice.between(1, disorder.latest + 1L), event));
  }
}
