package io.tailrace.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says what is wrong with a file, where Java's own message is its path alone. Stateless. */
final class FileTrouble {
  private FileTrouble() {}

  static String sentence(FileSystemException e) {
    String file = String.valueOf(e.getFile());
    if (e instanceof AccessDeniedException) {
      return "this user may not use " + file + owner(file) + ".";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no " + file + ".";
    }
    if (e instanceof FileAlreadyExistsException) {
      return file + " is there already.";
    }
    if (e instanceof NotDirectoryException) {
      return file + " is no folder.";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return file + " is not empty.";
    }
    return file + " cannot be used: " + (e.getReason() == null ? e : e.getReason()) + ".";
  }

  private static String owner(String file) {
    try {
      String name = Files.getOwner(Path.of(file)).getName();
      return ", which belongs to " + name + ": run the command as that user";
    } catch (IOException | RuntimeException unknown) {
      return "";
    }
  }
}
