package io.tailrace.core.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps files that hold people's data to the one who runs this, whatever the umask. Where a file
 * system has no such permissions, they are as it makes them. Stateless.
 */
public final class OwnerOnly {
  private static final Logger log = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** Makes an empty file, if it is not there, before something opens it that knows no modes. */
  public static void create(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createFile(file, mode(file));
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster: then it has a mode already.
      return;
    }
  }

  /**
   * Has a file that only its owner may use hold this: whoever reads it meanwhile has all of the old
   * or all of the new.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    create(beside);
    Files.write(beside, content);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Has a file, empty where it is not there yet, that only its owner may use, and the same of the
   * files beside it whose names begin with its name.
   */
  public static void keep(Path file) throws IOException {
    create(file);
    tighten(
        Objects.requireNonNull(file.toAbsolutePath().getParent()), file.getFileName().toString());
  }

  /** Makes a folder, with those above it, or tightens it. */
  public static Path createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    tighten(folder);
    return folder;
  }

  /**
   * Takes from others what they may do with the files of a folder whose names begin so: an older
   * version may have made them, and copies of them may lie beside.
   */
  public static void tighten(Path folder, String beginning) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, path -> path.getFileName().toString().startsWith(beginning))) {
      for (Path file : files) {
        tighten(file);
      }
    }
  }

  private static void tighten(Path file) {
    if (!posix(file)) {
      return;
    }
    try {
      Set<PosixFilePermission> now = Files.getPosixFilePermissions(file);
      if (!OWNER.containsAll(now)) {
        now.retainAll(OWNER);
        Files.setPosixFilePermissions(file, now);
      }
    } catch (IOException e) {
      log.warn(
          "Others may read {}, and that could not be changed; change its mode by hand", file, e);
    }
  }

  private static FileAttribute<?>[] mode(Path file) {
    return posix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
