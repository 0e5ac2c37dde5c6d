package io.tailrace.operations.audit;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.backup.Renewal;
import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The audit, as a backup takes it: its months' files. They are only appended to, so a copy is whole
 * at any moment but for its last line. Immutable.
 *
 * @param folder the data folder
 */
public record KeptAudit(Path folder) implements KeptFile {
  private static final long FORMAT = 1;

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public long format() {
    return FORMAT;
  }

  @Override
  public long bytes() throws IOException {
    long bytes = 0;
    for (Path file : new AuditFiles(folder).all()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  @Override
  public FileContents copy(Path target, CopyPace pace) throws IOException {
    for (Path file : new AuditFiles(folder).all()) {
      Path copy = target.resolveSibling(file.getFileName());
      OwnerOnly.create(copy);
      try (FileChannel to = FileChannel.open(copy, StandardOpenOption.WRITE)) {
        Files.copy(file, Channels.newOutputStream(to));
        to.force(true);
      }
    }
    return lying(target.toAbsolutePath().resolveSibling("."));
  }

  @Override
  public FileContents lying(Path lying) throws IOException {
    long entries = 0;
    for (Path file : new AuditFiles(lying).all()) {
      try (Stream<String> lines = Files.lines(file)) {
        entries +=
            lines
                .flatMap(line -> AuditLine.read(line).stream())
                .filter(line -> line.entry() != null)
                .count();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return new FileContents(FORMAT, List.of(), Map.of("acts", entries), "");
  }

  @Override
  public List<String> names(Path lying) {
    try {
      return new AuditFiles(lying)
          .all().stream().map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing in it depends on the log. */
  @Override
  public void renew(Path restored, Renewal renewal) {}
}
