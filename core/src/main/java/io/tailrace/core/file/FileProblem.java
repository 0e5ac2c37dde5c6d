package io.tailrace.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Says what is wrong with a file and what can be done about it, where Java's own message is its
 * path alone. Stateless.
 */
public final class FileProblem {
  /** What is left of a full disk is too little for a page of anything. */
  private static final long FULL = 4096;

  private static final String NO_SPACE = "No space left on device";

  private FileProblem() {}

  /** A clause without its full stop, for a sentence, brackets or a log. */
  public static String of(IOException e) {
    return e instanceof FileSystemException file ? of(file) : ofNoFile(e);
  }

  /** What any failure says for itself, unless it is of a file. */
  public static String of(Throwable e) {
    return e instanceof IOException io ? of(io) : said(e);
  }

  private static String of(FileSystemException e) {
    String file = String.valueOf(e.getFile());
    if (e instanceof AccessDeniedException) {
      return "this user may not use " + file + owner(file);
    }
    if (e instanceof NoSuchFileException) {
      return "there is no " + file + ": look whether the path is right, and its disk mounted";
    }
    if (e instanceof FileAlreadyExistsException) {
      return file + " is there already: move it away, or choose another name";
    }
    if (e instanceof NotDirectoryException) {
      return file + " is no folder: move it away, or choose another name";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return file + " is not empty: choose another folder";
    }
    return ofDisk(file, e.getReason() == null ? e.toString() : e.getReason());
  }

  private static String owner(String file) {
    try {
      Path path = Path.of(file).toAbsolutePath();
      Path there = existing(path);
      return (there.equals(path) ? ", which" : ": the folder " + there)
          + " belongs to "
          + Files.getOwner(there).getName()
          + ". Run this as that user, or give this one the right to";
    } catch (IOException | RuntimeException unknown) {
      return ": give it the right to";
    }
  }

  /** The disk itself is asked, since the reason is in the language of the machine. */
  private static String ofDisk(String file, String reason) {
    try {
      FileStore disk = Files.getFileStore(existing(Path.of(file).toAbsolutePath()));
      if (disk.isReadOnly()) {
        return file
            + " lies on a disk that is mounted read-only: mount it to be written, or choose another"
            + " folder";
      }
      if (disk.getUsableSpace() < FULL || reason.equals(NO_SPACE)) {
        return "the disk of " + file + " is full: free some space";
      }
    } catch (IOException | RuntimeException unknown) {
      return file + " cannot be used: " + reason;
    }
    return file + " cannot be used: " + reason;
  }

  private static Path existing(Path file) {
    Path there = file;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there;
  }

  /** What was already open tells no path. */
  private static String ofNoFile(IOException e) {
    return NO_SPACE.equals(e.getMessage()) ? "the disk is full: free some space" : said(e);
  }

  private static String said(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
