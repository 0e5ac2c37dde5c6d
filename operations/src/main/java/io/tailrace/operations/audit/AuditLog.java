package io.tailrace.operations.audit;

import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.file.SyncedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Keeps who did what. A change is on the disk before it is made and before it is answered: a
 * process that is killed in between leaves a line that says {@code begun}. A look is written before
 * it is answered, so it survives the process, and the next change syncs it. Safe for use by many
 * threads, and by several processes.
 */
public final class AuditLog {
  /** How many refusals a minute have lines of their own; how many more there were is one line. */
  static final int MOST_REFUSALS = 60;

  private static final Duration SPAN = Duration.ofMinutes(1);

  private final AuditFiles files;
  private final InstantSource clock;
  private Path begun = Path.of("");
  private Instant refusalsSince = Instant.MIN;
  private int refusals;

  /**
   * Makes one.
   *
   * @param folder the data folder; nothing is written as long as it is not there
   */
  public AuditLog(Path folder, InstantSource clock) {
    this.files = new AuditFiles(folder);
    this.clock = clock;
  }

  /**
   * Keeps that a change begins, on the disk.
   *
   * @return what {@link #end} is told
   * @throws IOException it could not be kept, so the change must not be made
   */
  public String begin(AuditActor actor, AuditedAct act) throws IOException {
    String id = UUID.randomUUID().toString();
    AuditEntry entry = AuditEntry.of(clock.instant(), actor, act, AuditOutcome.BEGUN);
    append(new AuditLine(id, entry, null), true);
    return id;
  }

  /** Keeps how it ended, on the disk. */
  public void end(String id, AuditOutcome outcome) throws IOException {
    append(new AuditLine(id, null, outcome), true);
  }

  /** Keeps what is over already: a look, or a dry run. */
  public void note(AuditActor actor, AuditedAct act, AuditOutcome outcome) throws IOException {
    append(line(actor, act, outcome), false);
  }

  /** Keeps that somebody was not let in, or may not do this; strangers cannot fill the disk. */
  public synchronized void refused(AuditActor actor, AuditedAct act, String why)
      throws IOException {
    Instant now = clock.instant();
    if (now.isAfter(refusalsSince.plus(SPAN))) {
      int more = refusals - MOST_REFUSALS;
      refusals = 0;
      refusalsSince = now;
      if (more > 0) {
        var many = new AuditOutcome("refused", (long) more, "So many more within a minute.");
        append(line(new AuditActor("several", "", ""), AuditedAct.of("", ""), many), false);
      }
    }
    refusals++;
    if (refusals <= MOST_REFUSALS) {
      append(line(actor, act, AuditOutcome.refused(why)), false);
    }
  }

  private AuditLine line(AuditActor actor, AuditedAct act, AuditOutcome outcome) {
    return new AuditLine("", AuditEntry.of(clock.instant(), actor, act, outcome), null);
  }

  /** Opened each time: the file of the month may be new, or was put back from a backup. */
  private synchronized void append(AuditLine line, boolean sync) throws IOException {
    Instant now = clock.instant();
    Path file = files.of(AuditFiles.month(now));
    boolean first = !file.equals(begun);
    if (first) {
      prepare(file, now);
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(first ? afterTornLine(file, line) : line.bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (sync) {
        channel.force(false);
      }
    }
    begun = file;
  }

  private void prepare(Path file, Instant now) throws IOException {
    if (!Files.isDirectory(files.folder())) {
      throw new NoSuchFileException(files.folder().toString());
    }
    files.deleteOld(now);
    OwnerOnly.create(file);
    SyncedFile.syncFolder(files.folder());
  }

  /** What a killed process left unfinished stays a line of its own, which nobody can read. */
  private static byte[] afterTornLine(Path file, AuditLine line) throws IOException {
    byte[] bytes = line.bytes();
    try (FileChannel end = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      if (end.size() == 0 || end.read(last, end.size() - 1) != 1 || last.get(0) == '\n') {
        return bytes;
      }
    }
    byte[] whole = new byte[bytes.length + 1];
    whole[0] = '\n';
    System.arraycopy(bytes, 0, whole, 1, bytes.length);
    return whole;
  }
}
