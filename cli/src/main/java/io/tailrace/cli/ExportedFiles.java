package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.admin.Endpoints;
import io.tailrace.core.file.SyncedFile;
import io.tailrace.operations.Export;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts exported files into a folder, where none may be yet. For one thread. */
final class ExportedFiles extends IncomingFiles {
  private final Path folder;
  private Export.Announced announced = new Export.Announced(0, 0, List.of());

  ExportedFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  void accept(String name, long bytes, InputStream content) throws IOException {
    if (name.equals(Endpoints.EXPORTED)) {
      announced = ApiJson.as(ApiJson.read(content.readAllBytes()), Export.Announced.class);
      refuseToReplace();
      Files.createDirectories(folder);
      return;
    }
    Path file = inside(folder, name);
    Files.createDirectories(file.getParent());
    SyncedFile.write(file, content);
  }

  private void refuseToReplace() throws IOException {
    for (String name : announced.files()) {
      if (Files.exists(inside(folder, name))) {
        throw new IOException(
            "Nothing was exported: "
                + folder.resolve(name)
                + " is there already, and no file is replaced. Choose another folder, or delete it"
                + " first");
      }
    }
  }

  Export.Announced announced() {
    return announced;
  }
}
