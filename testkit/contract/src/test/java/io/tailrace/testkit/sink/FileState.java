package io.tailrace.testkit.sink;

import io.tailrace.core.log.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a {@link FileSink} has, and its file: a line per position, then a line per effect. For one
 * thread.
 */
final class FileState {
  final Map<Integer, Position> positions = new TreeMap<>();
  final Map<Integer, Long> epochs = new TreeMap<>();
  final List<String> effect = new ArrayList<>();
  private final Path file;

  FileState(Path file) {
    this.file = file;
  }

  void read() {
    positions.clear();
    epochs.clear();
    effect.clear();
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(this::readLine);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readLine(String line) {
    if (!line.startsWith("position ")) {
      effect.add(line);
      return;
    }
    List<String> words = Arrays.asList(line.split(" ", -1));
    int partition = Integer.parseInt(words.get(1));
    epochs.put(partition, Long.valueOf(words.get(2)));
    List<Long> pending = words.subList(5, words.size()).stream().map(Long::valueOf).toList();
    positions.put(
        partition,
        new Position(
            UUID.fromString(words.get(3)), partition, Long.parseLong(words.get(4)), pending));
  }

  void write() {
    List<String> lines = new ArrayList<>();
    positions.values().forEach(position -> lines.add(line(position)));
    lines.addAll(effect);
    try {
      Path whole = Files.write(file.resolveSibling("state.new"), lines);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line(Position position) {
    StringBuilder line = new StringBuilder("position " + position.partition());
    line.append(' ').append(epochs.getOrDefault(position.partition(), Long.MIN_VALUE));
    line.append(' ').append(position.logId()).append(' ').append(position.offset());
    position.pending().forEach(offset -> line.append(' ').append(offset));
    return line.toString();
  }
}
