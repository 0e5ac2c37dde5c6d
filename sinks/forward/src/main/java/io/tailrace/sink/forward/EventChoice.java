package io.tailrace.sink.forward;

import io.tailrace.core.sink.SinkRecord;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which events are sent. Immutable. */
record EventChoice(List<Pattern> events, Set<String> feeds) {
  static EventChoice of(ForwardConfig config) {
    return new EventChoice(
        config.events().stream().map(EventChoice::pattern).toList(), Set.copyOf(config.feeds()));
  }

  private static Pattern pattern(String asked) {
    return Pattern.compile(
        Stream.of(asked.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /** Whether this is one of them. What is in quarantine never is. */
  boolean takes(SinkRecord record) {
    if (record.event() == null || (!feeds.isEmpty() && !feeds.contains(record.record().feed()))) {
      return false;
    }
    String type = record.knownEvent().eventType();
    return events.isEmpty() || events.stream().anyMatch(one -> one.matcher(type).matches());
  }
}
