package io.tailrace.operations.audit;

import io.tailrace.core.file.FileProblem;
import io.tailrace.operations.OperationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the audit, also while it is written. Immutable; safe for use by many threads. */
public final class AuditReader {
  private final AuditFiles files;

  /**
   * Makes one.
   *
   * @param folder the data folder
   */
  public AuditReader(Path folder) {
    this.files = new AuditFiles(folder);
  }

  /**
   * Some acts. Immutable.
   *
   * @param entries the latest first
   * @param more whether there are earlier ones, too many for this page
   */
  public record Page(List<AuditEntry> entries, boolean more) {}

  /** Those that were asked for, month by month from the latest back. */
  public Page read(AuditQuestion asked) throws OperationException {
    Map<String, AuditOutcome> ended = new HashMap<>();
    List<AuditEntry> found = new ArrayList<>();
    try {
      for (Path file :
          files.newestFirst(AuditFiles.month(asked.from()), AuditFiles.month(asked.to()))) {
        found.addAll(latest(file, asked, ended));
        if (found.size() > asked.limit()) {
          break;
        }
      }
    } catch (IOException e) {
      throw OperationException.unavailable(
          "The audit cannot be read: " + FileProblem.of(e) + ". Look at the data folder's files.");
    }
    boolean more = found.size() > asked.limit();
    return new Page(more ? List.copyOf(found.subList(0, asked.limit())) : found, more);
  }

  /** Of one month, one more than was asked for at most, the latest first. */
  private static List<AuditEntry> latest(
      Path file, AuditQuestion asked, Map<String, AuditOutcome> ended) throws IOException {
    Latest latest = new Latest(asked.limit() + 1);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        number++;
        AuditLine line = AuditLine.read(text).orElse(null);
        if (line != null && line.entry() != null && asked.wants(line.entry())) {
          String id = line.id().isEmpty() ? "line " + number : line.id();
          AuditOutcome how = ended.remove(id);
          latest.put(id, how == null ? line.entry() : line.entry().ended(how));
        } else if (line != null && line.ended() != null) {
          latest.end(line.id(), line.ended(), ended);
        }
      }
    }
    List<AuditEntry> entries = new ArrayList<>(latest.values());
    Collections.reverse(entries);
    return entries;
  }

  /** So many of the latest, in the order in which they began. */
  private static final class Latest extends LinkedHashMap<String, AuditEntry> {
    private static final long serialVersionUID = 1;
    private final int most;

    Latest(int most) {
      this.most = most;
    }

    /** What began in the month before ends in this one. */
    void end(String id, AuditOutcome how, Map<String, AuditOutcome> elsewhere) {
      if (computeIfPresent(id, (same, entry) -> entry.ended(how)) == null) {
        elsewhere.put(id, how);
      }
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, AuditEntry> eldest) {
      return size() > most;
    }
  }
}
