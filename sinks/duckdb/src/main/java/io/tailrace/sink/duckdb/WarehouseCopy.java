package io.tailrace.sink.duckdb;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies a file that nobody writes meanwhile, slice by slice. Stateless. */
final class WarehouseCopy {
  private WarehouseCopy() {}

  static void of(FileChannel from, Path target, CopyPace pace) throws IOException {
    OwnerOnly.create(target);
    try (FileChannel to = FileChannel.open(target, StandardOpenOption.WRITE)) {
      long size = from.size();
      long at = 0;
      while (at < size) {
        long copied = from.transferTo(at, Math.min(CopyPace.SLICE, size - at), to);
        if (copied <= 0) {
          throw new IOException("The file became shorter while it was copied");
        }
        at += copied;
        if (at < size) {
          pace.slice(to);
        }
      }
      to.force(true);
    }
  }
}
