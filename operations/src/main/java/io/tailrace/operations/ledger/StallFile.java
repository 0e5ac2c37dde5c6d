package io.tailrace.operations.ledger;

import io.tailrace.core.file.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger on disk: JSON, a line each, only appended to. A line that a crash cut off is passed
 * over. Once it has grown to a multiple of what it says, it is written anew. For one thread.
 */
public final class StallFile {
  /** Its name in the data folder. */
  public static final String NAME = "stalls.jsonl";

  private static final long SPARE = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Path file;
  private boolean cut = true;
  private long compact;

  /** The one of this data folder. */
  public StallFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** What it says; nothing if it is not there. */
  public StallBook read() throws IOException {
    StallBook book = new StallBook();
    if (Files.exists(file)) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      text.lines().flatMap(StallFile::line).forEach(book::add);
    }
    return book;
  }

  private static Stream<StallLine> line(String text) {
    try {
      return Stream.of(JSON.readValue(text.getBytes(StandardCharsets.ISO_8859_1), StallLine.class));
    } catch (JacksonException cutOff) {
      return Stream.empty();
    }
  }

  /**
   * Appends these lines and syncs them.
   *
   * @throws IOException it was not all written: to be called again with the same lines
   */
  public void append(List<StallLine> lines) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    if (cut) {
      // What is there may end without a newline; an empty line says nothing.
      text.write('\n');
    }
    text.writeBytes(bytes(lines));
    OwnerOnly.create(file);
    cut = true;
    try (FileChannel to = FileChannel.open(file, StandardOpenOption.APPEND)) {
      ByteBuffer rest = ByteBuffer.wrap(text.toByteArray());
      while (rest.hasRemaining()) {
        to.write(rest);
      }
      to.force(false);
    }
    cut = false;
  }

  /** Writes all anew if the file is much longer than that takes. */
  public void compact(StallBook book) throws IOException {
    if (Files.exists(file) && Files.size(file) > 2 * compact + SPARE) {
      byte[] all = bytes(book.lines());
      OwnerOnly.replace(file, all);
      compact = all.length;
      cut = false;
    }
  }

  private static byte[] bytes(List<StallLine> lines) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (StallLine line : lines) {
      all.writeBytes(JSON.writeValueAsBytes(line));
      all.write('\n');
    }
    return all.toByteArray();
  }
}
