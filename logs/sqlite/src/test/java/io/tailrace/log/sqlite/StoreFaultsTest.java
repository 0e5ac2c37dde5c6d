package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The small store's file damaged, missing, moved: unavailable with words that help, and back by
 * itself.
 */
class StoreFaultsTest {
  private static final Position POSITION = Position.at(new UUID(1, 2), 0, 7);

  @TempDir Path folder;
  private SqliteConsumerStore store;

  @AfterEach
  void close() {
    store.close();
  }

  private void open() {
    store = SqliteConsumerStore.open(folder, Set.of("sink"));
  }

  private Path file() {
    return folder.resolve("consumers.db");
  }

  private boolean works() {
    try {
      return store.positions().compareAndSet("sink", 1, POSITION);
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  @Test
  void aDamagedFileIsLeftAloneUntilItIsMovedAway() throws Exception {
    byte[] garbage = new byte[5_000];
    Files.write(file(), garbage);
    open();
    assertThatThrownBy(() -> store.runs().begin())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContainingAll("consumers.db is damaged", "the sinks hold");
    assertThatThrownBy(() -> store.pins().floors(0)).isInstanceOf(LogUnavailableException.class);
    assertThat(Files.readAllBytes(file())).isEqualTo(garbage);
    Files.move(file(), folder.resolve("aside"));
    eventually(this::works);
    assertThat(store.positions().committed("sink", 0)).contains(POSITION);
  }

  @Test
  void nothingIsKeptInADeletedFile() throws Exception {
    open();
    assertThat(works()).isTrue();
    Files.delete(file());
    assertThatThrownBy(() -> store.positions().compareAndSet("sink", 1, POSITION))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("moved, deleted or replaced");
    eventually(this::works);
    store.close();
    open();
    assertThat(store.positions().committed("sink", 0)).contains(POSITION);
  }

  @Test
  void aMissingFolderIsWaitedFor() throws Exception {
    Path missing = folder.resolve("missing");
    store = SqliteConsumerStore.open(missing, Set.of("sink"));
    assertThat(works()).isFalse();
    Files.createDirectory(missing);
    eventually(this::works);
  }

  @Test
  void onceClosedItSaysSo() {
    open();
    store.close();
    assertThatThrownBy(() -> store.runs().end())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("closed");
  }
}
