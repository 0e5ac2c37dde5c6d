package io.tailrace.operations.ledger;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.backup.Renewal;
import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The stall ledger, as a backup takes it. It is a list of lines that are only appended to, so a
 * copy is whole at any moment but for its last line. Immutable.
 *
 * @param folder the data folder
 */
public record KeptStalls(Path folder) implements KeptFile {
  private static final long FORMAT = 1;

  @Override
  public String name() {
    return StallFile.NAME;
  }

  @Override
  public long format() {
    return FORMAT;
  }

  @Override
  public long bytes() throws IOException {
    Path file = folder.resolve(name());
    return Files.exists(file) ? Files.size(file) : 0;
  }

  @Override
  public FileContents copy(Path target, CopyPace pace) throws IOException {
    OwnerOnly.create(target);
    Path file = folder.resolve(name());
    try (FileChannel to = FileChannel.open(target, StandardOpenOption.WRITE)) {
      if (Files.exists(file)) {
        Files.copy(file, Channels.newOutputStream(to));
      }
      to.force(true);
    }
    return contents(target.toAbsolutePath().resolveSibling("."));
  }

  @Override
  public FileContents lying(Path lying) throws IOException {
    return contents(lying);
  }

  private static FileContents contents(Path found) throws IOException {
    StallHistory history = new StallFile(found).read().history(null);
    Map<String, Long> counts = Map.of("stalls", (long) history.stalls().size());
    return new FileContents(FORMAT, List.of(), counts, "");
  }

  @Override
  public List<String> names(Path lying) {
    return Files.exists(lying.resolve(name())) ? List.of(name()) : List.of();
  }

  /** Nothing in it depends on the log. */
  @Override
  public void renew(Path restored, Renewal renewal) {}
}
