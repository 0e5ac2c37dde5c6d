package io.tailrace.log.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is deleted when the disk is as good as full, so that positions, gaps and dead letters
 * can still be written down. Made some time after the start, and again once there is room. For one
 * thread.
 */
final class Ballast {
  private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCKS = 16;
  private static final int TICKS_BEFORE_MADE = 100;

  private final Path file;
  private int ticksWithRoom;

  Ballast(Path folder) {
    this.file = folder.resolve("ballast");
  }

  /** Lets it go, or makes it, as the disk is now. */
  void keep(boolean hardlyAnyRoom, boolean tight) {
    ticksWithRoom = tight ? 0 : ticksWithRoom + 1;
    try {
      if (hardlyAnyRoom) {
        letGo();
      } else if (ticksWithRoom == TICKS_BEFORE_MADE && !Files.exists(file)) {
        make();
      }
    } catch (IOException e) {
      LOG.debug("The ballast file cannot be made or deleted", e);
    }
  }

  private void letGo() throws IOException {
    if (Files.deleteIfExists(file)) {
      LOG.warn(
          "The disk is as good as full: {} was deleted, so that positions and gaps can still be"
              + " written down. It is made again when there is room",
          file);
    }
  }

  /** Of noise, since some file systems keep nothing of what is all alike. */
  private void make() throws IOException {
    byte[] noise = new byte[BLOCK_BYTES];
    new Random(1).nextBytes(noise);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < BLOCKS; i++) {
        channel.write(ByteBuffer.wrap(noise));
      }
    }
  }
}
