package io.tailrace.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewRecordTest {
  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  @Test
  void aBodyWithoutAnIdIsKeyedByItsHash() {
    var reason = new QuarantineReason("not_json", "not JSON");
    NewRecord record = NewRecord.quarantined("default", reason, Source.WEBHOOK, NOW, ABC);
    assertThat(record.key())
        .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(record.kind()).isEqualTo(RecordKind.QUARANTINED);
  }

  @Test
  void aReusedIdIsNamedInTheReasonAndNotInTheKey() {
    var key = new EventKey("e1", ObjectType.EMAIL, Metric.of("sent"), NOW);
    NewRecord reused = NewRecord.event("default", key, Source.WEBHOOK, NOW, ABC).reused();
    assertThat(reused.key()).startsWith("sha256:");
    assertThat(reused.reason().code()).isEqualTo("event_id_reused");
    assertThat(reused.reason().detail()).contains("e1");
  }
}
