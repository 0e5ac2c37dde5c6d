package io.tailrace.admin;

import io.tailrace.operations.Export;
import io.tailrace.operations.FileTaker;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.backup.Backup;
import io.tailrace.operations.backup.BackupManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;

/** {@code POST /api/backup} and {@code /api/export/files}: files one by one. For many threads. */
final class BackupRoute {
  private BackupRoute() {}

  static FileStream backup(Backup backup) {
    return taker -> {
      try {
        json(taker, BackupManifest.NAME, backup.handOver(taker));
      } catch (OperationException e) {
        error(taker, e);
      }
    };
  }

  static FileStream export(Export export, Instant from, Instant to) {
    return taker -> {
      try {
        export.handOver(from, to, announced -> json(taker, Endpoints.EXPORTED, announced), taker);
      } catch (OperationException e) {
        error(taker, e);
      }
    };
  }

  private static void error(FileTaker taker, OperationException e) throws IOException {
    json(taker, FileStream.ERROR, ApiRequest.empty().put("error", e.getMessage()));
  }

  private static void json(FileTaker taker, String name, Object value) throws IOException {
    byte[] bytes = ApiJson.write(value);
    taker.take(name, bytes.length, new ByteArrayInputStream(bytes));
  }
}
