package io.tailrace.operations.reconcile;

import io.tailrace.core.file.FileProblem;
import io.tailrace.core.file.OwnerOnly;
import io.tailrace.operations.OperationException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of one feed's comparison: its state, and the gaps, of which there may be more than
 * memory holds, a line each. Gaps are written first and the state after them, so that what an
 * interruption leaves past the state's mark is written over. For one thread.
 */
final class RunFolder {
  static final String WALKED = "walked.jsonl";
  static final String MISSING = "missing.jsonl";
  private static final String STATE = "state.json";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path folder;

  RunFolder(Path folder) {
    this.folder = folder;
  }

  /** Gaps of a file, and where the next ones begin. */
  record Chunk(List<MissingEvent> gaps, long next) {}

  /** Empty if there is none, or none that this version can read. */
  Optional<ReconcileRun> load() throws OperationException {
    Path state = folder.resolve(STATE);
    try {
      return Files.exists(state)
          ? Optional.of(JSON.readValue(Files.readAllBytes(state), ReconcileRun.class))
          : Optional.empty();
    } catch (JacksonException another) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void save(ReconcileRun run) throws OperationException {
    try {
      OwnerOnly.createFolder(folder);
      OwnerOnly.replace(folder.resolve(STATE), JSON.writeValueAsBytes(run));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Adds gaps behind this many bytes of a file, and returns how many there are then. */
  long append(String file, long length, List<MissingEvent> gaps) throws OperationException {
    StringBuilder lines = new StringBuilder();
    gaps.forEach(gap -> lines.append(JSON.writeValueAsString(gap)).append('\n'));
    try {
      OwnerOnly.createFolder(folder);
      OwnerOnly.create(folder.resolve(file));
      try (RandomAccessFile open = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
        open.setLength(length);
        open.seek(length);
        open.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        return open.length();
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** At most so many gaps from this byte on, up to another. */
  Chunk read(String file, long from, long to, int most) throws OperationException {
    List<MissingEvent> gaps = new ArrayList<>();
    if (from >= to) {
      return new Chunk(gaps, from);
    }
    try (var channel = Files.newByteChannel(folder.resolve(file))) {
      channel.position(from);
      var lines = new JsonlFile(channel);
      long at = from;
      while (at < to && gaps.size() < most) {
        byte[] line = lines.next();
        gaps.add(JSON.readValue(line, MissingEvent.class));
        at += line.length + 1;
      }
      return new Chunk(gaps, at);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** What is missing is looked at once more. */
  void missingBecomesWalked() throws OperationException {
    try {
      Files.move(
          folder.resolve(MISSING), folder.resolve(WALKED), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private OperationException unusable(IOException e) {
    return OperationException.unavailable(
        "The comparison's files in "
            + folder
            + " cannot be used ("
            + FileProblem.of(e)
            + "). Look at the disk and"
            + " its permissions, and run the command again; it continues where it stopped.");
  }
}
