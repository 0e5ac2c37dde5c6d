package io.tailrace.operations.backup;

import io.tailrace.core.Build;
import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.backup.KeptPosition;
import io.tailrace.core.file.FileProblem;
import io.tailrace.core.file.HashedStream;
import io.tailrace.operations.BackupSources;
import io.tailrace.operations.FileTaker;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Outgoing;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over a data folder's files, each as it was at one moment, the sinks' first and the log's
 * last, so that the log reaches at least as far as any sink. Where a server runs, each is copied
 * beside the others, handed over and deleted, before the next is copied. Safe for use by many
 * threads; one backup at a time.
 */
public final class Backup {
  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

  private final OperationContext parts;
  private final BackupSources sources;
  private final Outgoing outgoing;

  /**
   * Makes one.
   *
   * @param outgoing where files are that are handed over
   */
  public Backup(OperationContext parts, Outgoing outgoing) {
    this.parts = parts;
    this.sources = parts.backup();
    this.outgoing = outgoing;
  }

  /**
   * Hands over each file.
   *
   * @return what describes them, to be kept with them, last
   */
  public BackupManifest handOver(FileTaker taker) throws OperationException {
    if (!parts.running() && !sources.atRest()) {
      throw OperationException.unavailable(
          "The files cannot be read as they lie: a write-ahead log was left without its index. Start"
              + " the server, which puts that right, and back up while it runs.");
    }
    Instant began = parts.clock().instant();
    try {
      List<BackupManifest.SavedFile> saved =
          outgoing.alone(() -> parts.running() ? outgoing.with(() -> copied(taker)) : lying(taker));
      BackupManifest made = manifest(began, saved);
      say(made);
      return made;
    } catch (EOFException e) {
      throw failed("Whoever asked for it went away before its end");
    } catch (IOException e) {
      throw failed(FileProblem.of(e));
    }
  }

  private static OperationException failed(String why) {
    LOG.warn("A backup was not made: {}", why);
    return OperationException.unavailable("The backup was not made. " + why + ".");
  }

  private void say(BackupManifest made) {
    LOG.atInfo()
        .addKeyValue("files", made.pieces().size())
        .addKeyValue("bytes", made.pieces().stream().mapToLong(BackupManifest.Piece::bytes).sum())
        .addKeyValue("took_ms", Duration.between(made.beganAt(), made.endedAt()).toMillis())
        .log("backed up");
  }

  private List<BackupManifest.SavedFile> copied(FileTaker taker) throws IOException {
    Map<String, String> notes = new HashMap<>();
    for (KeptFile file : sources.files()) {
      notes.put(file.name(), file.note());
    }
    List<BackupManifest.SavedFile> saved = new ArrayList<>();
    for (KeptFile file : sources.files()) {
      Path target = outgoing.folder().resolve(file.name());
      FileContents contents = new CopyTask().run(file, target, this::pace);
      List<BackupManifest.Piece> pieces = new ArrayList<>();
      for (Path copy : outgoing.files()) {
        pieces.add(handedOver(copy, taker));
        Files.delete(copy);
      }
      String note = notes.getOrDefault(file.name(), "");
      saved.add(saved(file, contents, pieces, note));
    }
    return saved;
  }

  private CopyPace pace(CopyTask task) {
    return new CopyPace(sources.disk(), outgoing.folder(), sources.keptFree(), task::isStopped);
  }

  /** No process has the folder: its files are handed over as they lie. */
  private List<BackupManifest.SavedFile> lying(FileTaker taker) throws IOException {
    List<BackupManifest.SavedFile> saved = new ArrayList<>();
    for (KeptFile file : sources.files()) {
      List<String> names = file.names(parts.folder());
      if (!names.isEmpty()) {
        FileContents contents = file.lying(parts.folder());
        List<BackupManifest.Piece> pieces = new ArrayList<>();
        for (String name : names) {
          pieces.add(handedOver(parts.folder().resolve(name), taker));
        }
        saved.add(saved(file, contents, pieces, contents.note()));
      }
    }
    return saved;
  }

  private static BackupManifest.Piece handedOver(Path file, FileTaker taker) throws IOException {
    long bytes = Files.size(file);
    String name = file.getFileName().toString();
    try (var hashed = new HashedStream(new BufferedInputStream(Files.newInputStream(file)))) {
      taker.take(name, bytes, hashed);
      return new BackupManifest.Piece(name, bytes, hashed.hash());
    }
  }

  private static BackupManifest.SavedFile saved(
      KeptFile file, FileContents contents, List<BackupManifest.Piece> pieces, String note) {
    return new BackupManifest.SavedFile(
        file.name(), contents.format(), contents.positions(), contents.counts(), pieces, note);
  }

  private BackupManifest manifest(Instant began, List<BackupManifest.SavedFile> saved) {
    UUID logId =
        saved.stream()
            .flatMap(file -> file.positions().stream())
            .filter(KeptPosition::ofLog)
            .map(KeptPosition::logId)
            .findFirst()
            .orElse(null);
    Instant ended = parts.clock().instant();
    return new BackupManifest(
        BackupManifest.FORMAT,
        Build.OURS.toString(),
        began,
        ended,
        logId,
        saved,
        sources.elsewhere());
  }
}
