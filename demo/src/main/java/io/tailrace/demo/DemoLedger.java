package io.tailrace.demo;

import io.tailrace.core.FeedPath;
import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallCause;
import io.tailrace.operations.ledger.StallFile;
import io.tailrace.operations.ledger.StallLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The stalls of the demonstration's history, which was made in a minute: an hour that a restart
 * cost, a mistyped key, and a disk that was full for a moment. Stateless.
 */
final class DemoLedger {
  private static final String FEED = FeedPath.DEFAULT_FEED;

  /** Customer.io's first retry after a 401, and a little. */
  private static final Duration ONE_RETRY = Duration.ofMinutes(62);

  private DemoLedger() {}

  /** Writes them into a data folder that no server has yet. */
  static void write(Path data, Instant now) throws IOException {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    List<StallLine> lines = new ArrayList<>();
    Instant restart = today.minus(Duration.ofDays(5)).plus(Duration.ofMinutes(130));
    Stall down = Stall.unproved(FEED, StallCause.DOWN, restart, restart.plusSeconds(40));
    lines.addAll(late(down, restart.plusSeconds(5), Duration.ofHours(1), 148));
    Instant typo = today.minus(Duration.ofDays(3)).plus(Duration.ofMinutes(845));
    Stall wrongKey = failing(StallCause.UNVERIFIED, typo, 2).ended(typo.plus(ONE_RETRY));
    lines.addAll(late(wrongKey, typo, ONE_RETRY, 391));
    Instant full = today.minus(Duration.ofDays(1)).plus(Duration.ofMinutes(1_002));
    lines.add(StallLine.of(failing(StallCause.UNAVAILABLE, full, 3).ended(full.plusSeconds(38))));
    Files.createDirectories(data);
    new StallFile(data).append(lines);
  }

  private static Stall failing(StallCause cause, Instant begin, int requests) {
    Stall stall = Stall.failing(FEED, cause, begin);
    for (int i = 0; i < requests; i++) {
      stall = stall.failedAgain();
    }
    return stall;
  }

  /** Evenly spread, they come all at once after the wait. */
  private static List<StallLine> late(Stall stall, Instant first, Duration wait, int events) {
    Instant received = first.plus(wait);
    Stall after = stall;
    for (int i = 0; i < events; i++) {
      after = after.late(first.plus(wait.multipliedBy(i).dividedBy(events + 10)), received);
    }
    LateHour hour =
        new LateHour(FEED, received.truncatedTo(ChronoUnit.HOURS), events, wait.toSeconds());
    return List.of(StallLine.of(after), StallLine.of(hour));
  }
}
