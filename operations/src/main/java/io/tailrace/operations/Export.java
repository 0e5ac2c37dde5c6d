package io.tailrace.operations;

import io.tailrace.core.file.FileProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the warehouse out as Parquet files. Safe for use by many threads. */
public final class Export {
  private final OperationContext parts;
  private final Outgoing outgoing;

  /**
   * Makes one.
   *
   * @param outgoing where files are that are handed over
   */
  public Export(OperationContext parts, Outgoing outgoing) {
    this.parts = parts;
    this.outgoing = outgoing;
  }

  /**
   * What is about to be handed over, so that whoever gets it can refuse before the first file, and
   * knows when it is whole. Immutable.
   *
   * @param rows how many events there are
   * @param bytes how large the files are together
   * @param files their names
   */
  public record Announced(long rows, long bytes, List<String> files) {
    public Announced {
      files = List.copyOf(files);
    }
  }

  /** Gets what is announced, before the files. */
  @FunctionalInterface
  public interface Announcement {
    void hear(Announced announced) throws IOException;
  }

  /**
   * Writes it where this process can.
   *
   * @param folder absolute, since a server runs in a folder of its own
   * @param from start, inclusive; null = the oldest
   * @param to end, exclusive; null = the newest
   */
  public EventStore.Exported run(String folder, @Nullable Instant from, @Nullable Instant to)
      throws OperationException {
    Path path = Path.of(folder);
    if (!path.isAbsolute()) {
      throw OperationException.wrongRequest("'" + folder + "' is not an absolute path.");
    }
    return warehouse().export(path, from, to);
  }

  /**
   * Hands the files over to whoever asked, who may be another user and see other folders.
   *
   * @param from start, inclusive; null = the oldest
   * @param to end, exclusive; null = the newest
   */
  public void handOver(
      @Nullable Instant from, @Nullable Instant to, Announcement first, FileTaker taker)
      throws OperationException {
    try {
      EventStore warehouse = warehouse();
      outgoing.alone(
          () ->
              outgoing.with(
                  () -> {
                    EventStore.Exported made = warehouse.export(outgoing.folder(), from, to);
                    first.hear(announced(made));
                    handOver(taker);
                    return made;
                  }));
    } catch (IOException e) {
      throw OperationException.unavailable(
          "The export did not come to its end. " + FileProblem.of(e) + ".");
    }
  }

  private Announced announced(EventStore.Exported made) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : outgoing.files()) {
      names.add(name(file));
    }
    return new Announced(made.rows(), made.bytes(), names);
  }

  private void handOver(FileTaker taker) throws IOException {
    for (Path file : outgoing.files()) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        taker.take(name(file), Files.size(file), in);
      }
      Files.delete(file);
    }
  }

  private String name(Path file) {
    return outgoing.folder().relativize(file).toString().replace('\\', '/');
  }

  private EventStore warehouse() throws OperationException {
    EventStore warehouse = parts.warehouse();
    if (warehouse == null) {
      throw OperationException.refused("There is no warehouse here to export.");
    }
    return warehouse;
  }
}
