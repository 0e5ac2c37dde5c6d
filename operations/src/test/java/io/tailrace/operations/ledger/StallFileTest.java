package io.tailrace.operations.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.backup.CopyPace;
import io.tailrace.core.backup.FileContents;
import io.tailrace.core.file.FreeSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallFileTest {
  private static final Instant BEGIN = Instant.parse("2027-03-01T09:00:00Z");

  @TempDir Path folder;

  private static Stall stall(int number) {
    Instant begin = BEGIN.plusSeconds(number);
    return Stall.failing("default", StallCause.UNAVAILABLE, begin)
        .failedAgain()
        .ended(begin.plusMillis(500));
  }

  private Path file() {
    return folder.resolve(StallFile.NAME);
  }

  private List<Stall> read() throws IOException {
    return new StallFile(folder).read().history(null).stalls();
  }

  @Test
  void theLastLineOfAStallCounts() throws IOException {
    StallFile file = new StallFile(folder);
    Stall open = Stall.failing("default", StallCause.UNVERIFIED, BEGIN);
    file.append(List.of(StallLine.of(open), StallLine.of(stall(1))));
    file.append(List.of(StallLine.of(open.ended(BEGIN.plusSeconds(60)))));
    file.append(List.of(StallLine.dismissed(stall(1))));
    assertThat(read()).containsExactly(open.ended(BEGIN.plusSeconds(60)));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aLineThatWasCutOffAnywhereIsPassedOver() throws IOException {
    new StallFile(folder).append(List.of(StallLine.of(stall(1)), StallLine.of(stall(2))));
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      new StallFile(folder).append(List.of(StallLine.of(stall(3))));
      List<Stall> stalls = read();
      assertThat(stalls).contains(stall(3));
      assertThat(stalls.stream().allMatch(List.of(stall(1), stall(2), stall(3))::contains))
          .isTrue();
    }
  }

  @Test
  void whatSaysTheSameAgainAndAgainIsWrittenAnew() throws IOException {
    StallFile file = new StallFile(folder);
    StallBook book = new StallBook();
    List<StallLine> same = IntStream.range(0, 9_000).mapToObj(i -> StallLine.of(stall(1))).toList();
    same.forEach(book::add);
    file.append(same);
    assertThat(Files.size(file())).isGreaterThan(1 << 20);
    file.compact(book);
    assertThat(Files.size(file())).isLessThan(1_000);
    file.append(List.of(StallLine.of(stall(2))));
    assertThat(read()).containsExactly(stall(2), stall(1));
  }

  @Test
  void itIsBoundedInNumberAndAge() {
    StallBook book = new StallBook();
    for (int i = 0; i < StallBook.MOST_STALLS + 10; i++) {
      book.add(StallLine.of(stall(i)));
    }
    List<Stall> stalls = book.history(null).stalls();
    assertThat(stalls).hasSize(StallBook.MOST_STALLS);
    assertThat(stalls.get(stalls.size() - 1)).isEqualTo(stall(10));
    book.add(StallLine.of(new LateHour("default", BEGIN, 1, 200)));
    book.forgetBefore(BEGIN.plus(StallBook.KEPT).plusSeconds(100));
    assertThat(book.history(null).stalls()).hasSize(StallBook.MOST_STALLS - 90);
    assertThat(book.history(null).late()).isEmpty();
  }

  @Test
  void aBackupTakesIt() throws IOException {
    new StallFile(folder).append(List.of(StallLine.of(stall(1)), StallLine.of(stall(2))));
    Files.writeString(file(), "{\"stall\":{", StandardOpenOption.APPEND);
    Path copies = Files.createDirectory(folder.resolve("copies"));
    CopyPace pace = new CopyPace(FreeSpace.OF_FILE_SYSTEM, copies, 0, () -> false);
    FileContents contents = new KeptStalls(folder).copy(copies.resolve(StallFile.NAME), pace);
    assertThat(contents.counts()).containsEntry("stalls", 2L);
    assertThat(new StallFile(copies).read().history(null).stalls())
        .containsExactly(stall(2), stall(1));
  }

  @Test
  void aFolderWithoutOneHasAnEmptyBackup() throws IOException {
    KeptStalls kept = new KeptStalls(folder);
    assertThat(kept.bytes()).isZero();
    assertThat(kept.names(folder)).isEmpty();
    assertThat(kept.lying(folder).counts()).containsEntry("stalls", 0L);
  }

  @Test
  void whenItWasLastAliveIsOneLineHoweverOften() throws IOException {
    LastAlive alive = new LastAlive(folder);
    assertThat(alive.read()).isEmpty();
    alive.note(BEGIN);
    alive.note(BEGIN.plus(Duration.ofMillis(2_700)));
    assertThat(alive.read()).contains(BEGIN.plusSeconds(2));
    assertThat(Files.readString(folder.resolve("alive"), UTF_8)).hasLineCount(1);
    Files.writeString(folder.resolve("alive"), "2027-03-01T0");
    assertThat(alive.read()).isEmpty();
  }
}
