package io.tailrace.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventKind;
import io.tailrace.customerio.EventKinds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever the decoder reads, a sink takes, or refuses by its offset; it never chokes. */
abstract class AcceptContract extends SinkScene {
  AcceptContract(TrialSinks sinks) {
    super(sinks);
  }

  @Test
  void everyDocumentedKindIsTaken() throws Exception {
    List<EventKind> kinds = EventKinds.all();
    List<SinkRecord> records =
        IntStream.range(0, kinds.size()).mapToObj(i -> OddEvents.of(i, kinds.get(i))).toList();
    assertThat(write(records, at(records.size()), false)).isEmpty();
    assertEffect(ids(0, records.size()));
  }

  @Test
  void unknownKindsAreTaken() throws Exception {
    List<SinkRecord> records =
        List.of(
            record(0, TrialRecords.json("event-0", "line", "sent", "{\"delivery_id\":\"d\"}")),
            record(
                1, TrialRecords.json("event-1", "email", "teleported", "{\"delivery_id\":\"d\"}")),
            record(2, TrialRecords.json("event-2", "hologram 😀", "waved at", "{}")));
    assertThat(write(records, at(3), false)).isEmpty();
    assertEffect(ids(0, 3));
  }

  @Test
  void oddValuesAreTaken() throws Exception {
    List<String> data = OddEvents.data();
    List<SinkRecord> records =
        IntStream.range(0, data.size())
            .mapToObj(
                i -> record(i, TrialRecords.json("event-" + i, "email", "clicked", data.get(i))))
            .toList();
    assertThat(write(records, at(records.size()), false)).isEmpty();
    assertEffect(ids(0, records.size()));
    reopen();
    write(records, at(records.size()), true);
    assertEffect(ids(0, records.size()));
  }

  @Test
  void aTimeOutOfRangeIsTakenOrRefusedByName() throws Exception {
    List<SinkRecord> records = new ArrayList<>(usual(0, 2));
    List<Instant> times =
        List.of(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"), Instant.MAX, Instant.MIN);
    times.forEach(time -> records.add(at(records.size(), time)));
    List<Rejection> refused = write(records, at(records.size()), false);
    List<Long> pending = refused.stream().map(Rejection::offset).toList();
    assertCommitted(at(records.size()).withPending(pending));
    assertEffect(
        records.stream()
            .filter(r -> !pending.contains(r.offset()))
            .map(r -> r.event().eventId())
            .toList());
  }

  @Test
  void thePositionGoesPastQuarantinedRecords() throws Exception {
    List<SinkRecord> records =
        List.of(TrialRecords.usual(0), TrialRecords.quarantined(1), TrialRecords.usual(2));
    assertThat(write(records, at(3), false)).isEmpty();
    assertThat(write(records, at(3), true)).isEmpty();
    assertCommitted(at(3));
    assertEffect(List.of("event-0", "event-2"));
  }

  /** The decoder lets no time through that is before 1970 or after 9999; other code may. */
  private static SinkRecord at(long offset, Instant time) {
    SinkRecord usual = TrialRecords.usual(offset);
    Event event = usual.event();
    return new SinkRecord(
        usual.record(),
        new Event(event.eventId(), event.objectType(), event.metric(), time, event.data()));
  }

  private static SinkRecord record(long offset, String body) {
    return TrialRecords.of(offset, "default", Source.WEBHOOK, body);
  }
}
