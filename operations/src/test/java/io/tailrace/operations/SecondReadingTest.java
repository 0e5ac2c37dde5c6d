package io.tailrace.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.Source;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondReadingTest {
  private final SettableClock clock = new SettableClock(Scene.NOW);
  private final InMemoryLog log = new InMemoryLog(clock);

  @Test
  void theFirstEventOfABodyMayBeUnreadable() throws LogUnavailableException {
    byte[] body = ("[{}," + Bodies.opened("e1", "7") + "]").getBytes(StandardCharsets.UTF_8);
    var reason = new QuarantineReason(QuarantineReason.TIMESTAMP_OUT_OF_RANGE, "it was too old");
    log.append(
        List.of(NewRecord.quarantined("default", reason, Source.WEBHOOK, Scene.NOW, body)),
        Scene.NOW.plusSeconds(1));
    LogRecord record = log.quarantine().list(0, -1, 1).get(0);

    ItemOutcome foreseen = new SecondReading(log, clock).read("1", record, true);

    assertThat(foreseen)
        .isEqualTo(new ItemOutcome("1", SecondReading.REPLAYED, "1 of 2 events can be read"));
  }
}
