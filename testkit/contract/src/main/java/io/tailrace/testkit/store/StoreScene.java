package io.tailrace.testkit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every part of the store's contract starts from: an empty store for two sinks. */
abstract class StoreScene {
  static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  static final Instant LATER = NOW.plusSeconds(60);
  static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-000000000001");
  static final Set<String> SINKS = Set.of("database", "handler:mail");

  private final TrialStores stores;
  TrialStore trial;

  StoreScene(TrialStores stores) {
    this.stores = stores;
  }

  @BeforeEach
  void openStore() throws Exception {
    trial = stores.open(SINKS);
  }

  @AfterEach
  void closeStore() {
    trial.close();
  }

  void crash() throws Exception {
    trial.crash(SINKS);
  }

  DeadLetters letters() {
    return trial.store().deadLetters();
  }

  static List<Long> offsets(List<DeadLetter> letters) {
    return letters.stream().map(letter -> letter.record().offset()).toList();
  }

  static LogRecord record(long offset) {
    return event(offset, Source.BACKFILL, false);
  }

  static LogRecord replacing(long offset) {
    return event(offset, Source.WEBHOOK, true);
  }

  private static LogRecord event(long offset, Source source, boolean replacesBackfill) {
    return new LogRecord(
        0,
        offset,
        "default",
        RecordKind.EVENT,
        "e" + offset,
        source,
        null,
        NOW,
        replacesBackfill,
        ("body " + offset).getBytes(UTF_8));
  }

  static LogRecord quarantined(long offset) {
    return new LogRecord(
        3,
        offset,
        "eu",
        RecordKind.QUARANTINED,
        "sha256:" + offset,
        Source.WEBHOOK,
        new QuarantineReason("not_json", "it is no JSON"),
        NOW,
        new byte[] {0, -1});
  }

  static DeadLetter letter(String sink, long offset) {
    return DeadLetter.of(sink, record(offset), "refused", 3, NOW);
  }
}
