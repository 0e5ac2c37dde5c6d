package io.tailrace.testkit.log;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.log.QuarantineCount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The quarantine of an {@link InMemoryLog}. Safe for use by many threads. */
final class InMemoryQuarantine implements Quarantine {
  private final InMemoryLog log;

  InMemoryQuarantine(InMemoryLog log) {
    this.log = log;
  }

  @Override
  public List<LogRecord> list(int partition, long afterOffset, int limit)
      throws LogUnavailableException {
    return log.ask(
        contents ->
            unresolved(contents)
                .filter(record -> record.offset() > afterOffset)
                .limit(limit)
                .toList());
  }

  @Override
  public List<QuarantineCount> counts() throws LogUnavailableException {
    return log.ask(
        contents ->
            unresolved(contents)
                .collect(
                    groupingBy(
                        record -> List.of(record.feed(), record.reason().code()), counting()))
                .entrySet()
                .stream()
                .map(e -> new QuarantineCount(e.getKey().get(0), e.getKey().get(1), e.getValue()))
                .toList());
  }

  @Override
  public Optional<LogRecord> find(String feed, String key) throws LogUnavailableException {
    return log.ask(
        contents ->
            unresolved(contents)
                .filter(record -> record.feed().equals(feed) && record.key().equals(key))
                .findFirst());
  }

  @Override
  public boolean resolve(String feed, String key, Resolution resolution, Instant at)
      throws LogUnavailableException {
    Optional<LogRecord> found = find(feed, key);
    if (found.isEmpty()) {
      return false;
    }
    long offset = found.get().offset();
    return log.locked(
        () -> {
          log.change(contents -> contents.resolved.add(offset));
          return true;
        });
  }

  private static Stream<LogRecord> unresolved(Contents contents) {
    return contents.records.values().stream().filter(contents::unresolved);
  }
}
