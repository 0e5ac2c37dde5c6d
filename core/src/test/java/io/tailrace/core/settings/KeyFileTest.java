package io.tailrace.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** Keys can be replaced while the server runs. The clock is the test's own. */
class KeyFileTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> notices = new ArrayList<>();
  private Path path;
  private KeyFile file;

  @BeforeEach
  void open() throws IOException {
    path = folder.resolve("keys");
    write("old-key\n", LONG_AGO);
    file =
        new KeyFile(
            path,
            SecretShape.KEY,
            nanos::get,
            (Level level, String text) -> notices.add(level + " " + text));
  }

  @Test
  void readsAgainWhenItHasChanged() throws IOException {
    List<String> before = file.keys();
    write("old-key\nnew-key\n", LONG_AGO.plusSeconds(60));
    assertThat(file.keys()).as("within the second").isSameAs(before);

    aSecondPasses();

    assertThat(file.keys()).containsExactly("old-key", "new-key");
    assertThat(notices).containsExactly("INFO " + path + " has changed; 2 keys are valid");
  }

  @Test
  void keepsTheSameListWhileNothingChanges() throws IOException {
    List<String> before = file.keys();
    aSecondPasses();
    assertThat(file.keys()).isSameAs(before);

    write("  old-key  ", LONG_AGO.plusSeconds(60));
    aSecondPasses();
    assertThat(file.keys()).as("touched, but it says the same").isSameAs(before);
    assertThat(notices).isEmpty();
  }

  @Test
  void noticesASecondChangeWithinOneStepOfTheClock() throws IOException {
    Instant now = Instant.now();
    write("key-1", now);
    aSecondPasses();
    assertThat(file.keys()).containsExactly("key-1");

    Files.writeString(path, "key-2");
    Files.setLastModifiedTime(path, FileTime.from(now));
    aSecondPasses();

    assertThat(file.keys()).containsExactly("key-2");
  }

  @Test
  void noticesAReplacedFileOfTheSameSizeAndTime() throws IOException {
    Path next = Files.writeString(folder.resolve("next"), "new-key\n");
    Files.setLastModifiedTime(next, FileTime.from(LONG_AGO));
    Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);

    aSecondPasses();

    assertThat(file.keys()).containsExactly("new-key");
  }

  @Test
  void keepsTheLastGoodKeysAndWarnsOnce() throws IOException {
    Files.delete(path);
    for (int i = 0; i < 3; i++) {
      aSecondPasses();
      assertThat(file.keys()).containsExactly("old-key");
    }
    assertThat(notices)
        .containsExactly(
            "WARN "
                + path
                + " cannot be read; the keys read before stay valid. there is no file "
                + path);

    write("new-key", LONG_AGO);
    aSecondPasses();
    assertThat(file.keys()).containsExactly("new-key");
  }

  @Test
  void anEmptiedFileDoesNotLockEverybodyOut() throws IOException {
    write("\n", LONG_AGO.plusSeconds(60));
    aSecondPasses();

    assertThat(file.keys()).containsExactly("old-key");
    assertThat(notices).singleElement().asString().contains("holds no key");
  }

  @Test
  void saysWhyItCannotBeOpened() throws IOException {
    assertThatThrownBy(() -> KeyFile.open(folder, SecretShape.KEY))
        .hasMessageContaining("not a regular file");
    assertThatThrownBy(() -> KeyFile.open(folder.resolve("x"), SecretShape.KEY))
        .hasMessageContaining("no file");
    Files.write(path, new byte[] {(byte) 0xC3});
    assertThatThrownBy(() -> KeyFile.open(path, SecretShape.KEY)).hasMessageContaining("UTF-8");
    Files.writeString(path, "hunter2".repeat(20_000));
    assertThatThrownBy(() -> KeyFile.open(path, SecretShape.KEY))
        .hasMessageContaining("larger than");
    Files.writeString(path, "hunter2\u0007");
    assertThatThrownBy(() -> KeyFile.open(path, SecretShape.KEY))
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# the key of hunter2",
        "#hunter2",
        "hunter2,other",
        "KEY=hunter2",
        "export KEY=hunter2",
        "hunter2=x",
        "hunter2\u00a0",
        "\u00a0hunter2",
        "hunt\u200ber2",
        "hunter2\ufeff",
        "hunter2 old",
        "<hunter2>",
        "\u201chunter2\u201d",
        "signing-keys: hunter2"
      })
  void refusesWhatNoKeyHasWithoutShowingIt(String line) throws IOException {
    Files.writeString(path, "good-key\n" + line + "\n");
    assertThatThrownBy(() -> KeyFile.open(path, SecretShape.KEY))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("hunter");
    assertThat(KeyFile.open(path, SecretShape.PASSWORD).keys()).hasSize(2);
    write("good-key\n" + line, LONG_AGO.plusSeconds(60));
    aSecondPasses();
    assertThat(file.keys()).as("those read before stay").containsExactly("old-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0af3", "abc+/=", "abc==", "sk_live-1.2~3:4", "=", "a!$%&*"})
  void takesWhatAKeyMayHave(String key) throws IOException {
    Files.writeString(path, key);
    assertThat(KeyFile.open(path, SecretShape.KEY).keys()).containsExactly(key);
  }

  private void write(String text, Instant modified) throws IOException {
    Files.writeString(path, text);
    Files.setLastModifiedTime(path, FileTime.from(modified));
  }

  private void aSecondPasses() {
    nanos.addAndGet(KeyFile.LOOK_AGAIN_NANOS);
  }
}
