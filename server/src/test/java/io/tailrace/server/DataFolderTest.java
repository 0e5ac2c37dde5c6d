package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** One process at a time has a data folder, and whoever comes second hears who. */
class DataFolderTest {
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(DataFolder.class);

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    LOGGER.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    LOGGER.detachAppender(lines);
  }

  private List<String> said() {
    return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void whoComesSecondHearsWhoHasItAndWhatToDo() throws Exception {
    try (DataFolder first = DataFolder.take(folder)) {
      assertSecondIsRefused(first);
    }
    DataFolder.take(folder).close();
  }

  private static void assertSecondIsRefused(DataFolder first) {
    assertThatThrownBy(() -> DataFolder.take(first.path()))
        .isInstanceOf(FolderTakenException.class)
        .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
        .hasMessageContaining("starting or stopping, or a command")
        .hasMessageContaining("Try again in a moment");
  }

  @Test
  void aLockThatIsDeletedIsTakenAgain() throws Exception {
    try (DataFolder first = DataFolder.take(folder)) {
      Files.delete(folder.resolve("lock"));
      eventually(() -> !said().isEmpty());
      assertSecondIsRefused(first);
      assertThat(said()).hasSize(1).first().asString().contains("was deleted or replaced");
    }
    DataFolder.take(folder).close();
  }

  @Test
  void thatAnotherHasTakenItSinceIsSaidUntilItEnds() throws Exception {
    Path theirs = folder.resolve("theirs");
    try (DataFolder first = DataFolder.take(folder)) {
      try (FileChannel other =
          FileChannel.open(theirs, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        other.lock();
        Files.move(theirs, folder.resolve("lock"), StandardCopyOption.REPLACE_EXISTING);
        eventually(() -> !said().isEmpty());
        assertThat(said()).first().asString().contains("both write the same files", "End one");
      }
      eventually(() -> said().size() == 2);
      assertThat(said()).last().asString().contains("is there again");
      assertSecondIsRefused(first);
    }
  }

  private static void eventually(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
