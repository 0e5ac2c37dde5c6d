package io.tailrace.testkit.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A program that does to files what it is told, one word after the other: {@code write:FILE:TEXT},
 * {@code sync:FILE}, {@code cut:FILE}, {@code move:FILE:FILE}, {@code delete:FILE}. Exits with the
 * number of syncs that failed.
 */
final class Scribbler {
  private final Path folder;
  private final Map<String, FileChannel> open = new HashMap<>();
  private int failed;

  private Scribbler(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    Scribbler scribbler = new Scribbler(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      scribbler.obey(arguments[i].split(":", -1));
    }
    System.exit(scribbler.failed);
  }

  private void obey(String[] words) throws IOException {
    Path file = folder.resolve(words[1]);
    switch (words[0]) {
      case "write" ->
          channel(words[1]).write(ByteBuffer.wrap(words[2].getBytes(StandardCharsets.UTF_8)));
      case "cut" -> channel(words[1]).truncate(0).position(0);
      case "sync" -> sync(channel(words[1]));
      case "move" -> Files.move(file, folder.resolve(words[2]), StandardCopyOption.ATOMIC_MOVE);
      case "delete" -> Files.delete(file);
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private FileChannel channel(String name) throws IOException {
    FileChannel channel = open.get(name);
    if (channel == null) {
      channel =
          FileChannel.open(
              folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      open.put(name, channel);
    }
    return channel;
  }

  private void sync(FileChannel channel) {
    try {
      channel.force(true);
    } catch (IOException e) {
      failed++;
    }
  }
}
