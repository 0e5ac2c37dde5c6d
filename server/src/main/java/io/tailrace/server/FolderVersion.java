package io.tailrace.server;

import io.tailrace.core.Build;
import io.tailrace.core.file.FileProblem;
import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code version} in the data folder: which version opened it last, for people. Which files another
 * version may open, they say themselves. Stateless.
 */
final class FolderVersion {
  private static final Logger LOG = LoggerFactory.getLogger(FolderVersion.class);

  private FolderVersion() {}

  /** Notes that it is this one. That it cannot be noted stops nothing. */
  static void note(Path folder) {
    String ours = Build.OURS.toString();
    try {
      if (Files.isDirectory(folder) && !read(folder).equals(Optional.of(ours))) {
        OwnerOnly.replace(file(folder), (ours + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be written ({}); nothing needs it", file(folder), FileProblem.of(e));
    }
  }

  /** A sentence that names it, with a space before; nothing if it is not known. */
  static String sentence(Path folder) {
    try {
      return read(folder)
          .map(" The version that opened this folder last is %s."::formatted)
          .orElse("");
    } catch (IOException e) {
      LOG.debug("{} cannot be read", file(folder), e);
      return "";
    }
  }

  private static Optional<String> read(Path folder) throws IOException {
    return Files.exists(file(folder))
        ? Optional.of(Files.readString(file(folder), StandardCharsets.ISO_8859_1).strip())
        : Optional.empty();
  }

  private static Path file(Path folder) {
    return folder.resolve("version");
  }
}
