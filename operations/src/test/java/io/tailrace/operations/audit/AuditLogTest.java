package io.tailrace.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.operations.OperationException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit keeps, how long, and what is read back from it. */
class AuditLogTest {
  private static final AuditActor ANN = new AuditActor("ann", "operator", "link");
  private static final AuditedAct DISCARD =
      new AuditedAct("POST /api/dead-letters/discard", "", Map.of("ids", "[7,8]"));
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private AuditLog audit;

  @BeforeEach
  void open() {
    audit = new AuditLog(folder, () -> now);
  }

  private List<AuditEntry> read() throws OperationException {
    return read(1_000).entries();
  }

  private AuditReader.Page read(int limit) throws OperationException {
    var asked = new AuditQuestion(Instant.EPOCH, now.plus(Duration.ofDays(1)), null, null, limit);
    return new AuditReader(folder).read(asked);
  }

  private AuditReader.Page read(String who, String about) throws OperationException {
    var asked = new AuditQuestion(Instant.EPOCH, now.plus(Duration.ofDays(1)), who, about, 100);
    return new AuditReader(folder).read(asked);
  }

  @Test
  void aChangeIsOneEntryWithItsOutcome() throws Exception {
    String id = audit.begin(ANN, DISCARD);
    assertThat(read()).singleElement().extracting(AuditEntry::outcome).isEqualTo("begun");
    audit.end(id, AuditOutcome.done(2L));
    assertThat(read())
        .containsExactly(
            new AuditEntry(
                now,
                "ann",
                "operator",
                "link",
                "POST /api/dead-letters/discard",
                "",
                Map.of("ids", "[7,8]"),
                2L,
                "done",
                null));
  }

  @Test
  void aLookIsOneEntry() throws Exception {
    audit.note(ANN, AuditedAct.of("GET /api/people/{person}", "ada"), AuditOutcome.looked(null));
    assertThat(read())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.target()).isEqualTo("ada");
              assertThat(entry.outcome()).isEqualTo("looked");
              assertThat(entry.count()).isNull();
            });
  }

  @Test
  void nothingThatIsThereIsWrittenOver() throws Exception {
    audit.end(audit.begin(ANN, DISCARD), AuditOutcome.done(1L));
    byte[] before = Files.readAllBytes(file("2026-11"));
    new AuditLog(folder, () -> now).note(ANN, DISCARD, AuditOutcome.dryRun(3L));
    byte[] after = Files.readAllBytes(file("2026-11"));
    assertThat(after).startsWith(before).hasSizeGreaterThan(before.length);
    assertThat(read()).extracting(AuditEntry::outcome).containsExactly("dry_run", "done");
  }

  /** What a stranger's name or a query holds cannot look like another line. */
  @Test
  void noTextMakesALineOfItsOwn() throws Exception {
    String text = "a\n{\"at\":\"2026-11-30T00:00:00Z\",\"who\":\"forged\"}\r\u2028\0";
    audit.note(
        new AuditActor(text, text, text),
        new AuditedAct(text, text, Map.of(text, text)),
        AuditOutcome.failed(text));
    assertThat(read())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.who()).isEqualTo(text);
              assertThat(entry.parameters()).containsEntry(text, text);
              assertThat(entry.detail()).isEqualTo(text);
            });
  }

  @Test
  void whatIsLongIsCut() throws Exception {
    audit.note(ANN, new AuditedAct("x", "y", Map.of("query", "q".repeat(100_000))), looked());
    assertThat(read().get(0).parameters().get("query")).hasSize(2_001).endsWith("…");
    assertThat(Files.size(file("2026-11"))).isLessThan(3_000);
  }

  @Test
  void aTornLineHidesNoOther() throws Exception {
    audit.note(ANN, DISCARD, looked());
    Files.writeString(file("2026-11"), "{\"at\":\"2026-11-3", StandardOpenOption.APPEND);
    assertThat(read()).hasSize(1);
    new AuditLog(folder, () -> now).note(ANN, DISCARD, looked());
    assertThat(read()).hasSize(2);
  }

  @Test
  void manyWriteAtOnceAndEachActIsThereOnce() throws Exception {
    List<Callable<Void>> acts = new ArrayList<>();
    List<AuditLog> logs = List.of(audit, new AuditLog(folder, () -> now));
    for (int i = 0; i < 200; i++) {
      AuditLog log = logs.get(i % 2);
      AuditedAct act = AuditedAct.of("POST /x", Integer.toString(i));
      acts.add(
          () -> {
            log.end(log.begin(ANN, act), AuditOutcome.done(1L));
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (Future<Void> done : threads.invokeAll(acts)) {
      done.get();
    }
    threads.shutdown();
    assertThat(read()).hasSize(200).allMatch(entry -> entry.outcome().equals("done"));
    assertThat(read()).extracting(AuditEntry::target).doesNotHaveDuplicates();
  }

  @Test
  void whatBeginsInOneMonthEndsInTheNext() throws Exception {
    now = Instant.parse("2026-11-30T23:59:59Z");
    String id = audit.begin(ANN, DISCARD);
    now = Instant.parse("2026-12-01T00:00:01Z");
    audit.end(id, AuditOutcome.done(2L));
    assertThat(file("2026-12")).exists();
    assertThat(read()).singleElement().extracting(AuditEntry::outcome).isEqualTo("done");
  }

  @Test
  void linesAreKeptFor400Days() throws Exception {
    Instant first = Instant.parse("2025-01-31T12:00:00Z");
    now = first;
    audit.note(ANN, DISCARD, looked());
    now = first.plus(AuditFiles.KEPT);
    audit.note(ANN, DISCARD, looked());
    assertThat(read()).hasSize(2);
    now = now.plus(Duration.ofDays(31));
    audit.note(ANN, DISCARD, looked());
    assertThat(file("2025-01")).doesNotExist();
    assertThat(read()).hasSize(2).noneMatch(entry -> entry.at().equals(first));
  }

  @Test
  void strangersDoNotFillTheDisk() throws Exception {
    AuditActor stranger = AuditActor.stranger("203.0.113.9");
    for (int i = 0; i < 10_000; i++) {
      audit.refused(stranger, AuditedAct.of("GET /api/status", ""), "no token");
    }
    assertThat(read()).hasSize(AuditLog.MOST_REFUSALS);
    now = now.plusSeconds(61);
    audit.refused(stranger, AuditedAct.of("GET /api/status", ""), "no token");
    assertThat(read()).hasSize(AuditLog.MOST_REFUSALS + 2);
    assertThat(read().get(1).who()).isEqualTo("several");
    assertThat(read().get(1).count()).isEqualTo(10_000 - AuditLog.MOST_REFUSALS);
  }

  @Test
  void askedFor() throws Exception {
    audit.note(ANN, AuditedAct.of("GET /api/people/{person}", "Ada@example.com"), looked());
    audit.note(new AuditActor("bob", "admin", "link"), DISCARD, looked());
    assertThat(read("ANN", null).entries()).hasSize(1);
    assertThat(read("an", null).entries()).isEmpty();
    assertThat(read(null, "ada@").entries()).hasSize(1);
    assertThat(read(null, "dead-letters").entries()).hasSize(1);
    assertThat(read(null, "7,8").entries()).hasSize(1);
    assertThat(read(null, "e").entries()).hasSize(2);
  }

  @Test
  void aPageHasTheLatestAndSaysThatThereIsMore() throws Exception {
    for (int i = 0; i < 5; i++) {
      now = now.plusSeconds(1);
      audit.note(ANN, AuditedAct.of("GET /x", Integer.toString(i)), looked());
    }
    AuditReader.Page page = read(3);
    assertThat(page.entries()).extracting(AuditEntry::target).containsExactly("4", "3", "2");
    assertThat(page.more()).isTrue();
    assertThat(read(5).more()).isFalse();
  }

  @Test
  void onlyItsOwnerReadsIt() throws Exception {
    audit.note(ANN, DISCARD, looked());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("2026-11"))))
        .isEqualTo("rw-------");
  }

  /** A mount that is missing is not made up for by a folder beneath it. */
  @Test
  void withoutADataFolderNothingIsWritten() {
    Path missing = folder.resolve("missing");
    var log = new AuditLog(missing, () -> now);
    assertThatThrownBy(() -> log.begin(ANN, DISCARD)).isInstanceOf(NoSuchFileException.class);
    assertThat(missing).doesNotExist();
  }

  @Test
  void othersFilesAreLeftAlone() throws Exception {
    Files.writeString(folder.resolve("audit-notes.jsonl"), "mine");
    audit.note(ANN, DISCARD, looked());
    assertThat(read()).hasSize(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  private static AuditOutcome looked() {
    return AuditOutcome.looked(null);
  }

  private Path file(String month) {
    return folder.resolve("audit-" + month + ".jsonl");
  }
}
