package io.tailrace.operations.message;

import io.tailrace.operations.message.MessageReport.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a message's states from its row, and how long each took. Stateless. */
final class MessageStates {
  /** In the order in which they happen, for those of one second. */
  private static final List<String> METRICS =
      List.of(
          "drafted",
          "attempted",
          "deferred",
          "sent",
          "delivered",
          "opened",
          "human_opened",
          "clicked",
          "human_clicked",
          "converted",
          "replied",
          "unsubscribed",
          "spammed",
          "undeliverable",
          "failed",
          "dropped",
          "bounced");

  private MessageStates() {}

  static List<State> of(Map<String, Object> message) {
    List<State> found = new ArrayList<>();
    for (String metric : METRICS) {
      if (message.get(metric + "_at") instanceof String at) {
        found.add(new State(metric, Instant.parse(at), null));
      }
    }
    found.sort(Comparator.comparing(State::at)); // stable
    return withGaps(found);
  }

  private static List<State> withGaps(List<State> states) {
    List<State> all = new ArrayList<>(states.size());
    Instant before = null;
    for (State state : states) {
      all.add(new State(state.metric(), state.at(), seconds(before, state.at())));
      before = state.at();
    }
    return all;
  }

  private static @Nullable Long seconds(@Nullable Instant from, Instant to) {
    return from == null ? null : Duration.between(from, to).toSeconds();
  }
}
