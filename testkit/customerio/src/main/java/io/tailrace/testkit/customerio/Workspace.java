package io.tailrace.testkit.customerio;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * An invented Customer.io workspace, an online shop's, as its reporting webhook shows it:
 * campaigns, newsletters, broadcasts and transactional mail over all channels, read by people and
 * machines. Stateless; each stream is for one thread.
 */
public final class Workspace {
  private Workspace() {}

  /** That many events from then on at the usual pace, in the order in which they are created. */
  public static Iterator<SimulatedEvent> stream(long seed, long count, Instant start) {
    return stream(TrafficPlan.startingAt(seed, count, start));
  }

  /** The events of a plan, made one by one: millions of them need no more memory than a few. */
  public static Iterator<SimulatedEvent> stream(TrafficPlan plan) {
    return new EventStream(plan);
  }

  /** All messages that it sends, again and again. */
  public static List<Step> steps() {
    return Catalogue.steps();
  }

  /** What it calls its campaigns, newsletters and so on of one kind, by their ids. */
  public static Map<Long, String> names(Step.Parent parent) {
    return Catalogue.names(parent);
  }
}
