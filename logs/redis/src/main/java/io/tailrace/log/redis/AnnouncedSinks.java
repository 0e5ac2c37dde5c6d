package io.tailrace.log.redis;

import io.tailrace.core.consumer.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sinks that workers feed, by their own word. Safe for use by many threads. */
record AnnouncedSinks(StoreQuestions questions) {
  static final String KEY = "sinks";

  /** A sink that nobody has named for so long, while others were named, is no longer configured. */
  private static final long FORGOTTEN_MILLIS = Duration.ofDays(1).toMillis();

  /** None of them while no worker was ever there. While none is there now, all stay. */
  Set<String> names() throws StoreUnavailableException {
    Map<String, Long> named =
        questions.ask(commands -> commands.hgetall(questions.key(KEY))).entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> Keys.text(entry.getKey()),
                    entry -> Long.valueOf(Keys.text(entry.getValue()))));
    long latest = named.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return named.entrySet().stream()
        .filter(entry -> entry.getValue() > latest - FORGOTTEN_MILLIS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
