package io.tailrace.testkit.customerio;

/**
 * The people that a workspace writes to, and whether it may. Newcomers push out those who came
 * first, so that suppressions do not pile up however long the stream is. For one thread.
 */
final class People {
  /** Messages each of them gets, on average: 1 over this. */
  private static final double NEWCOMER_CHANCE = 0.06;

  /** How often an audience still holds people to whom nothing can be sent. */
  private static final double CARELESS = 0.15;

  private static final int TRIES = 20;

  private final boolean[] suppressed;
  private final boolean[] unsubscribed;
  private long end;

  People(int size) {
    this.suppressed = new boolean[size];
    this.unsubscribed = new boolean[size];
    this.end = size;
  }

  /** What an event does to a person's reachability. */
  enum Change {
    NONE,
    SUPPRESSED,
    UNSUBSCRIBED,
    SUBSCRIBED
  }

  Person anyone(Dice dice) {
    return Person.of(dice.between(end - suppressed.length, end));
  }

  /** Who gets the next message: for marketing, nobody who unsubscribed. */
  Person audience(boolean marketing, Dice dice) {
    if (dice.chance(NEWCOMER_CHANCE)) {
      return newcomer();
    }
    boolean careful = !dice.chance(CARELESS);
    for (int i = 0; i < TRIES; i++) {
      long number = dice.between(end - suppressed.length, end);
      boolean refused = marketing && unsubscribed[slot(number)];
      if (!refused && !(careful && suppressed[slot(number)])) {
        return Person.of(number);
      }
    }
    return newcomer();
  }

  private Person newcomer() {
    long number = end++;
    suppressed[slot(number)] = false;
    unsubscribed[slot(number)] = false;
    return Person.of(number);
  }

  boolean isSuppressed(Person person) {
    return suppressed[slot(person.number())];
  }

  void apply(Change change, Person person) {
    if (person.number() < end - suppressed.length) {
      return;
    }
    int slot = slot(person.number());
    switch (change) {
      case SUPPRESSED -> suppressed[slot] = true;
      case UNSUBSCRIBED -> unsubscribed[slot] = true;
      case SUBSCRIBED -> unsubscribed[slot] = false;
      case NONE -> {}
    }
  }

  private int slot(long number) {
    return (int) (number % suppressed.length);
  }
}
