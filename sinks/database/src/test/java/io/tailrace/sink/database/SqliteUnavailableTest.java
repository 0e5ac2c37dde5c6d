package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be used is said in words for its operator, and used again once it can be. */
class SqliteUnavailableTest {
  @TempDir Path folder;
  private SqliteSettings settings;
  private DatabaseSink sink;

  @BeforeEach
  void prepare() {
    settings = SqliteSettings.in(folder).withLockTimeout(Duration.ofMillis(50));
    sink = new DatabaseSink(Database.sqlite(settings));
  }

  @AfterEach
  void close() {
    sink.close();
  }

  private void write(String id) throws Exception {
    Writes.one(sink, Scene.email(id, "sent", 0));
  }

  private void assertUnavailable(Attempt attempt, String... words) {
    assertThatThrownBy(attempt::make)
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("ann@example.com");
  }

  @Test
  void aFolderThatIsNotThere() throws Exception {
    sink = new DatabaseSink(Database.sqlite(SqliteSettings.in(folder.resolve("later"))));
    assertUnavailable(sink::open, "cannot be opened", "folder");
    Files.createDirectory(folder.resolve("later"));
    sink.open();
    write("a");
  }

  @Test
  void aFileOfNoise() throws Exception {
    byte[] noise = new byte[8192];
    Arrays.fill(noise, (byte) 'x');
    Files.write(settings.file(), noise);
    assertUnavailable(sink::open, "damaged", "move it away", "tailrace replay --sink database");
    assertThat(Files.readAllBytes(settings.file())).isEqualTo(noise);
    Files.delete(settings.file());
    sink.open();
    write("a");
  }

  @Test
  void aDamagedFile() throws Exception {
    sink.open();
    for (int i = 0; i < 300; i++) {
      write("id" + i);
    }
    sink.close();
    damage();
    assertUnavailable(this::readAll, "damaged");
  }

  /** Whatever page is hit first. */
  private void readAll() throws Exception {
    sink.open();
    for (int i = 0; i < 300; i++) {
      write("id" + i);
    }
  }

  private void damage() throws IOException {
    byte[] bytes = Files.readAllBytes(settings.file());
    Arrays.fill(bytes, 8192, bytes.length, (byte) 0x5a);
    Files.write(settings.file(), bytes);
  }

  @Test
  void anotherProgramsFile() throws Exception {
    try (Tables foreign = TrialDatabase.sqlite(settings).tables()) {
      foreign.execute("CREATE TABLE theirs (a)");
    }
    assertUnavailable(sink::open, "another program's", "data-dir");
    assertUnavailable(sink::open, "another program's");
  }

  @Test
  void aNewerVersionsFile() throws Exception {
    sink.open();
    try (Tables tables = TrialDatabase.sqlite(settings).tables()) {
      tables.execute("UPDATE flyway_schema_history SET version = '999'");
    }
    assertUnavailable(sink::open, "newer version");
  }

  @Test
  void aLockedFile() throws Exception {
    sink.open();
    write("a");
    try (Tables other = TrialDatabase.sqlite(settings).tables()) {
      other.execute("BEGIN IMMEDIATE");
      assertUnavailable(() -> write("b"), "locked", "shell");
      other.execute("ROLLBACK");
    }
    sink.open();
    write("b");
    assertThat(new DatabaseReader(Database.sqlite(settings)).holds("default", "b")).isTrue();
  }

  @Test
  void aFullDisk() throws Exception {
    sink.open();
    try (Tables tables = TrialDatabase.sqlite(settings).tables()) {
      assertThat(SqliteFault.unavailable(settings.file(), full(tables)))
          .hasMessageContaining("disk is full");
    }
  }

  @Test
  void aDiskThatIsNearlyFull() throws Exception {
    AtomicLong free = new AtomicLong(1L << 40);
    DatabaseDoor engine = new Sqlite(settings, free::get);
    try (OpenDatabase open = OpenDatabase.open(engine)) {
      free.set(31L << 20);
      assertUnavailable(() -> open.write(() -> 1), "nearly full", "database.db", "free some space");
      assertUnavailable(() -> OpenDatabase.open(engine), "nearly full");
      free.set(33L << 20);
      assertThat(open.<Integer>write(() -> 1)).isEqualTo(1);
    }
  }

  /** As SQLite reports it: a bound on the file is the same to it as one on the disk. */
  private static Exception full(Tables tables) throws Exception {
    tables.execute("PRAGMA max_page_count = 1");
    try {
      tables.execute("CREATE TABLE big AS SELECT zeroblob(10000000) AS z");
    } catch (java.sql.SQLException e) {
      return e;
    }
    throw new AssertionError("it had room");
  }

  @Test
  void aFileDeletedUnderneathIsNoticedAtTheNextCommit() throws Exception {
    sink.open();
    write("a");
    Files.delete(settings.file());
    assertUnavailable(() -> write("b"), "moved, deleted or replaced");
    sink.open();
    assertThat(sink.committed(0)).isEmpty();
    write("b");
    assertThat(new DatabaseReader(Database.sqlite(settings)).holds("default", "b")).isTrue();
    assertThat(new DatabaseReader(Database.sqlite(settings)).holds("default", "a")).isFalse();
  }

  @Test
  void aTableThatWasDropped() throws Exception {
    sink.open();
    try (Tables tables = TrialDatabase.sqlite(settings).tables()) {
      tables.execute("DROP TABLE suppressions");
    }
    assertUnavailable(() -> Writes.one(sink, Scene.email("a", "spammed", 0)), "cannot be used");
  }

  @Test
  void nothingIsWrittenBeforeItIsOpened() {
    assertUnavailable(() -> write("a"), "not open");
    assertUnavailable(() -> sink.committed(0), "not open");
  }

  private interface Attempt {
    void make() throws Exception;
  }
}
