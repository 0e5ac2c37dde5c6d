package io.tailrace.operations;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the dead letters that somebody means. Safe for use by many threads. */
final class DeadLetterPick {
  private static final int PAGE = 500;
  private final OperationContext parts;
  private final DeadLetters letters;

  DeadLetterPick(OperationContext parts) {
    this.parts = parts;
    this.letters = parts.store().deadLetters();
  }

  /** What was asked for by {@code id}; the letter is null if there is none. */
  record Picked(String id, @Nullable DeadLetter letter) {}

  List<Picked> pick(Selection selection) throws StoreUnavailableException, OperationException {
    selection.requireSomething();
    List<Picked> picked = new ArrayList<>();
    if (selection.byId()) {
      for (String id : selection.ids()) {
        picked.add(new Picked(id, find(id).orElse(null)));
      }
      return picked;
    }
    for (DeadLetter letter : matching(selection, 0, Integer.MAX_VALUE)) {
      picked.add(new Picked(Long.toString(letter.id()), letter));
    }
    return picked;
  }

  Optional<DeadLetter> find(String id) throws StoreUnavailableException, OperationException {
    try {
      return letters.find(Long.parseLong(id));
    } catch (NumberFormatException e) {
      throw OperationException.wrongRequest(
          "'" + id + "' is not a dead letter's id: that is a number, as in the list.");
    }
  }

  /** At most {@code limit} unresolved ones of a sink and a reason, by ascending id. */
  List<DeadLetter> matching(Selection selection, long afterId, int limit)
      throws StoreUnavailableException, OperationException {
    requireSink(selection.place());
    List<DeadLetter> found = new ArrayList<>();
    List<DeadLetter> page;
    long after = afterId;
    do {
      page = letters.list(selection.place(), null, after, PAGE);
      page.stream()
          .filter(letter -> selection.hasReason(letter.reason()))
          .filter(letter -> selection.hasCause(letter.reason()))
          .limit(limit - found.size())
          .forEach(found::add);
      after = page.isEmpty() ? after : page.get(page.size() - 1).id();
    } while (page.size() == PAGE && found.size() < limit);
    return found;
  }

  /**
   * Refuses an unknown sink. A sink that is no longer configured may have left dead letters behind.
   */
  private void requireSink(@Nullable String name)
      throws StoreUnavailableException, OperationException {
    if (name != null && !letters.counts().containsKey(name)) {
      parts.sink(name);
    }
  }
}
