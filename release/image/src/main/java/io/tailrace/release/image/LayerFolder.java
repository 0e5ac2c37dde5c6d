package io.tailrace.release.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * A folder that holds a part of an image's root. What the folder's files are allowed is not taken
 * over but for one thing, whether they run: the rest would be the builder's umask and user.
 * Immutable.
 *
 * @param changed the time of every file; an archive of classes fits jars of one time alone
 */
record LayerFolder(Path folder, Instant changed) {
  private static final AbsoluteUnixPath ROOT = AbsoluteUnixPath.get("/");
  private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
  private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");

  /** Where the image's user may write, or whoever else the operator makes it run as. */
  private static final Map<String, FilePermissions> OPEN =
      Map.of(
          "/data", FilePermissions.fromOctalString("700"),
          "/tmp", FilePermissions.fromOctalString("777"));

  private static final String USER = "10001:10001";
  private static final String ROOT_USER = "0:0";

  FileEntriesLayer layer() throws IOException {
    FileEntriesLayer.Builder layer =
        FileEntriesLayer.builder().setName(folder.getFileName().toString());
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path file : found) {
        layer.addEntryRecursive(
            file,
            ROOT.resolve(file.getFileName()),
            LayerFolder::permissions,
            (source, path) -> changed,
            (source, path) -> OPEN.containsKey(path.toString()) ? USER : ROOT_USER);
      }
    }
    return layer.build();
  }

  private static FilePermissions permissions(Path file, AbsoluteUnixPath path) {
    FilePermissions open = OPEN.get(path.toString());
    if (open != null) {
      return open;
    }
    return Files.isDirectory(file) || Files.isExecutable(file) ? PROGRAM : FILE;
  }
}
