package io.tailrace.operations.ledger;

import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a process last received on a data folder: one line, written over the one before, so that it
 * takes no room on a full disk. After {@code kill -9} it tells to within seconds since when nobody
 * listened. Not synced: after a loss of power it may be half a minute old. For one thread.
 */
public final class LastAlive {
  private static final String NAME = "alive";
  private final Path file;

  /** The one of this data folder. */
  public LastAlive(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** Empty if nobody ever was, or it cannot be read. */
  public Optional<Instant> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Instant.parse(Files.readString(file, StandardCharsets.ISO_8859_1).strip()));
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }

  /** We are there now. */
  public void note(Instant now) throws IOException {
    OwnerOnly.create(file);
    try (FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
      String line = now.truncatedTo(ChronoUnit.SECONDS) + "\n";
      to.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
    }
  }
}
