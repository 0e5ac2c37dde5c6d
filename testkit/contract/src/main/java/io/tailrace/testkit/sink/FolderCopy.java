package io.tailrace.testkit.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies a folder as it lies on the disk. Stateless. */
final class FolderCopy {
  private FolderCopy() {}

  static Path of(Path folder, Path copy) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.toList();
    }
    for (Path path : all) {
      Path target = copy.resolve(folder.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(target);
      } else {
        Files.copy(path, target);
      }
    }
    return copy;
  }
}
