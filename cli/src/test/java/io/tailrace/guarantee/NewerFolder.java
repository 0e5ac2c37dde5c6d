package io.tailrace.guarantee;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;

/** What a version to come may leave in a file of the data folder; each is one format later. */
enum NewerFolder {
  LOG("log.db") {
    @Override
    void change(Path file) throws Exception {
      sql(file, "PRAGMA user_version = 2");
    }
  },
  LOG_END("log.end") {
    @Override
    void change(Path file) throws IOException {
      Files.writeString(file, Files.readString(file).replace("log-end 1", "log-end 2"));
    }
  },
  CONSUMERS("consumers.db") {
    @Override
    void change(Path file) throws Exception {
      sql(file, "PRAGMA user_version = 4");
    }
  },
  DATABASE("database.db") {
    @Override
    void change(Path file) throws Exception {
      sql(
          file,
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " installed_by, execution_time, success)"
              + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', '', 0, 1)");
    }
  },
  WAREHOUSE("warehouse.duckdb") {
    @Override
    void change(Path file) throws IOException {
      set(file, 12, 69);
    }
  },
  WAREHOUSE_LOG("warehouse.duckdb.wal") {
    @Override
    void change(Path file) throws IOException {
      // Whether there is one when a server is killed, is its checkpoints' moment.
      byte[] head = {0x64, 0, 0x62, 0x65, 0, 3, (byte) 0xff, (byte) 0xff};
      Files.write(file, Arrays.copyOf(head, 64));
    }
  },
  WAREHOUSE_ROLLBACK("warehouse.duckdb.rollback") {
    @Override
    void change(Path file) throws IOException {
      Files.writeString(file, "a journal that begins otherwise");
    }
  };

  private final String file;

  NewerFolder(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  abstract void change(Path file) throws Exception;

  /** Changes it there; returns the file. */
  Path make(Path folder) throws Exception {
    Path changed = folder.resolve(file);
    change(changed);
    return changed;
  }

  /** Left in the write-ahead log, as by a process that is killed. */
  private static void sql(Path file, String change) throws SQLException, IOException {
    String url = "jdbc:sqlite:" + file;
    try (Connection reader = org.sqlite.JDBC.createConnection(url, new Properties());
        Statement reading = reader.createStatement();
        Connection writer = org.sqlite.JDBC.createConnection(url, new Properties());
        Statement statement = writer.createStatement()) {
      reading.executeQuery("SELECT count(*) FROM sqlite_master").close();
      statement.execute("PRAGMA wal_autocheckpoint = 0");
      statement.execute(change);
      for (String ending : new String[] {"", "-wal", "-shm"}) {
        Path part = file.resolveSibling(file.getFileName() + ending);
        Files.copy(part, part.resolveSibling(part.getFileName() + ".killed"));
      }
    }
    for (String ending : new String[] {"", "-wal", "-shm"}) {
      Path part = file.resolveSibling(file.getFileName() + ending);
      Files.deleteIfExists(part);
      Files.move(part.resolveSibling(part.getFileName() + ".killed"), part);
    }
  }

  private static void set(Path file, int at, int value) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      bytes.write(value);
    }
  }
}
