package io.tailrace.log.sqlite;

import io.tailrace.core.file.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the log in this folder once reached, in {@code log.end} beside it. A log of the same id
 * that ends earlier was put back to an older state. Noted only after a commit was durable, so
 * neither a kill nor a loss of power makes it say more than the log holds; and the end never goes
 * back by itself, not even when retention emptied the log. Safe for use by many threads.
 */
final class EndMark {
  private static final Logger LOG = LoggerFactory.getLogger(EndMark.class);
  private static final Pattern CONTENT =
      Pattern.compile("tailrace-log-end 1 (\\S{36}) (\\d{1,18})\n");
  private static final Pattern NEWER = Pattern.compile("(?s)tailrace-log-end (?!1 )\\d+ .*");
  private final Path file;
  private Mark highest;
  private Mark written;
  private boolean failing;

  EndMark(Path folder) {
    this.file = file(folder);
  }

  static Path file(Path folder) {
    return folder.resolve("log.end");
  }

  /** Whether a newer version wrote the one in this folder. */
  static boolean isNewer(Path folder) {
    try {
      return Files.exists(file(folder))
          && NEWER.matcher(Files.readString(file(folder), StandardCharsets.ISO_8859_1)).matches();
    } catch (IOException e) {
      LOG.debug("{} cannot be looked into; its reading says why", file(folder), e);
      return false;
    }
  }

  /** One past the last offset that this log once held, durably. */
  record Mark(UUID logId, long end) {}

  /**
   * How far the log of this id once reached, if it reached further than {@code end}.
   *
   * @param logId of the log as it is now
   * @param end of the log as it is now
   */
  synchronized Optional<Mark> past(UUID logId, long end) {
    Mark known = highest == null ? read() : highest;
    boolean past = known != null && known.logId().equals(logId) && known.end() > end;
    return past ? Optional.of(known) : Optional.empty();
  }

  /** Remembers where this open log ends. Cheap; what is remembered is not in the file yet. */
  synchronized void note(OpenLog log) {
    highest = new Mark(log.logId(), log.end());
  }

  /**
   * Remembers it in the file too, if it is news. Not synced: lost with the power, it would only
   * find nothing. That it cannot be written stops nothing either.
   */
  synchronized void write(OpenLog log) {
    note(log);
    if (highest.equals(written)) {
      return;
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(
          beside, "tailrace-log-end 1 " + highest.logId() + " " + highest.end() + "\n");
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      written = highest;
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn(
            "{} cannot be written ({}); it is tried again. Until then, a log that is put back to an"
                + " older state may not be noticed",
            file,
            FileProblem.of(e));
      }
      failing = true;
    }
  }

  /** Null if there is none, or none that can be read: the log's own end counts then. */
  private Mark read() {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (content.chars().allMatch(each -> each == 0)) {
        LOG.info(
            "{} holds nothing, as a loss of power leaves it: it is made again from where log.db"
                + " ends",
            file);
        return null;
      }
      return parsed(content);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn(
          "{} cannot be read ({}). It is made again from where log.db ends now; if log.db was put"
              + " back to an older state before this start, that is not noticed",
          file,
          FileProblem.of(e));
      return null;
    }
  }

  private static Mark parsed(String content) {
    Matcher parts = CONTENT.matcher(content);
    if (!parts.matches()) {
      throw new IllegalArgumentException("it is not what was written");
    }
    return new Mark(UUID.fromString(parts.group(1)), Long.parseLong(parts.group(2)));
  }
}
