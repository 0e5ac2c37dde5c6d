package io.tailrace.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a request is tried before the first one; that leaves nothing, and may fail. */
class WarmUpTest {
  @TempDir Path folder;

  @Test
  void goesAllTheWayAndLeavesNothing() throws Exception {
    try (LogLines said = LogLines.of(WarmUp.class)) {
      WarmUp.run(spill(1 << 20));
      assertThat(said.lines()).isEmpty();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDiskWithNothingToSpareIsNoMatter() throws Exception {
    try (LogLines said = LogLines.of(WarmUp.class)) {
      WarmUp.run(spill(0));
      assertThat(said.lines()).singleElement().asString().contains("all the same");
    }
  }

  @Test
  void aFolderThatIsNotThereKeepsNobodyFromReceiving() throws Exception {
    SpillFolder spill = spill(1 << 20);
    Files.delete(folder);
    assertThatCode(() -> WarmUp.run(spill)).doesNotThrowAnyException();
    Files.createDirectories(folder);
  }

  private SpillFolder spill(long diskTogether) throws Exception {
    SpillFolder spill = new SpillFolder(folder, new ByteBudget(diskTogether), 0);
    spill.prepare();
    return spill;
  }
}
