package io.tailrace.log.redis;

import io.tailrace.core.log.LogUnavailableException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that the log fills, at 70 and at 90 % of its limit, long before appends are refused; and
 * when there is room again. Safe for use by many threads.
 */
final class FillingWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FillingWatch.class);
  private static final int EARLY = 70;
  private static final int LATE = 90;

  /** Or it would be said again and again while it stands at the mark. */
  private static final int ROOM_AGAIN = 65;

  private final RedisLogParts parts;
  private final LogQuestions questions;
  private int said;

  FillingWatch(RedisLogParts parts) {
    this.parts = parts;
    this.questions = new LogQuestions(parts.redis());
  }

  /** What there is to say of it now; nothing while there is room. */
  Optional<String> warning() throws LogUnavailableException {
    Fullness now = new Fullness(parts.ends().bytes(), 0, parts.limit().bytes());
    return now.percent() < EARLY ? Optional.empty() : Optional.of(text(of(now)));
  }

  private static String text(Fullness now) {
    return "The log is "
        + now.percent()
        + " % full, and requests are answered 503 when there is no room: "
        + now.text();
  }

  private Fullness of(Fullness now) throws LogUnavailableException {
    long ids =
        questions.ask(commands -> commands.hvals(parts.keys().of("days"))).stream()
            .mapToLong(bytes -> Long.parseLong(Keys.text(bytes)))
            .sum();
    return new Fullness(now.held(), ids, now.limit());
  }

  /** Called now and then. */
  synchronized void look() throws LogUnavailableException {
    Fullness now = new Fullness(parts.ends().bytes(), 0, parts.limit().bytes());
    int percent = now.percent();
    if (percent >= LATE && said < LATE) {
      LOG.error("{}", text(of(now)));
      said = LATE;
    } else if (percent >= EARLY && said < EARLY) {
      LOG.warn("{}", text(of(now)));
      said = EARLY;
    } else if (percent < ROOM_AGAIN && said > 0) {
      LOG.info("The log has room again: it is {} % full", percent);
      said = 0;
    }
  }
}
