package io.tailrace.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command reads, or standard input for {@code -}. Immutable. */
record InputFile(Path path) {

  InputStream open(Shell shell) throws IOException, CommandFailedException {
    if (path.toString().equals("-")) {
      return shell.in();
    }
    try {
      return Files.newInputStream(path);
    } catch (NoSuchFileException e) {
      throw CommandFailedException.failed("There is no file " + path + ".");
    }
  }
}
