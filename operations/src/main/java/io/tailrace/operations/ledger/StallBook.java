package io.tailrace.operations.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in memory: the last that was said of each stall and of each hour, within bounds of age
 * and number. For one thread at a time.
 */
public final class StallBook {
  static final Duration KEPT = Duration.ofDays(400);
  static final int MOST_STALLS = 10_000;
  static final int MOST_HOURS = 20_000;

  private final NavigableMap<Key, Stall> stalls = new TreeMap<>(Key.ORDER);
  private final NavigableMap<Key, LateHour> late = new TreeMap<>(Key.ORDER);

  private record Key(Instant at, String feed) {
    static final Comparator<Key> ORDER = Comparator.comparing(Key::at).thenComparing(Key::feed);
  }

  private @Nullable Instant begun;

  /** Takes one line in. */
  public void add(StallLine line) {
    Stall stall = line.stall();
    if (stall != null) {
      stalls.put(new Key(stall.begin(), stall.feed()), stall);
      limit(stalls, MOST_STALLS);
    }
    Stall dismissed = line.dismissed();
    if (dismissed != null) {
      stalls.remove(new Key(dismissed.begin(), dismissed.feed()));
    }
    Instant first = line.begun();
    if (first != null && (begun == null || first.isBefore(begun))) {
      begun = first;
    }
    LateHour hour = line.late();
    if (hour != null) {
      late.put(new Key(hour.hour(), hour.feed()), hour);
      limit(late, MOST_HOURS);
    }
  }

  private static void limit(NavigableMap<Key, ?> map, int most) {
    while (map.size() > most) {
      map.pollFirstEntry();
    }
  }

  /** Forgets what is older than it keeps. */
  public void forgetBefore(Instant now) {
    Key oldest = new Key(now.minus(KEPT), "");
    stalls.headMap(oldest, false).clear();
    late.headMap(oldest, false).clear();
  }

  /** Whether it has heard of this stall. */
  public boolean knows(Stall stall) {
    return stalls.containsKey(new Key(stall.begin(), stall.feed()));
  }

  /** When the first process began that kept it; null if none has yet. */
  public @Nullable Instant begun() {
    return begun;
  }

  /** Those that have no end yet, oldest first. */
  public List<Stall> unfinished() {
    return stalls.values().stream().filter(stall -> stall.end() == null).toList();
  }

  /** What is known of this hour, if anything is. */
  public @Nullable LateHour late(String feed, Instant hour) {
    return late.get(new Key(hour, feed));
  }

  /** All of it, in as few lines as will do. */
  List<StallLine> lines() {
    List<StallLine> lines = new ArrayList<>();
    if (begun != null) {
      lines.add(StallLine.begun(begun));
    }
    stalls.values().forEach(stall -> lines.add(StallLine.of(stall)));
    late.values().forEach(hour -> lines.add(StallLine.of(hour)));
    return lines;
  }

  public StallHistory history(@Nullable Instant since) {
    return new StallHistory(
        List.copyOf(stalls.descendingMap().values()),
        List.copyOf(late.descendingMap().values()),
        since);
  }
}
