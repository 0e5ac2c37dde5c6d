package io.tailrace.operations.requests;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.EventKind;
import io.tailrace.customerio.SampleEvents;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts sample events into the log as if they had been received: to see what becomes of them in each
 * sink. In all tables they are of the source {@code demo}, and their ids begin with {@code
 * sample-}. Safe for use by many threads.
 */
public final class SampleOperations {
  public static final int MOST = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final OperationContext parts;

  public SampleOperations(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * The answer. Immutable.
   *
   * @param feed whose they are
   * @param type as it was asked
   * @param eventIds those that are in the log now; {@code /api/events/{event_id}} tells their way
   */
  public record Kept(String feed, String type, List<String> eventIds) {}

  /**
   * Keeps some.
   *
   * @param feed the only one if null
   * @param type such as {@code email_bounced}
   */
  public Kept keep(@Nullable String feed, String type, int count)
      throws OperationException, LogUnavailableException {
    EventKind kind =
        SampleEvents.kind(type)
            .orElseThrow(
                () ->
                    OperationException.wrongRequest(
                        "There is no sample '"
                            + type
                            + "'; there is one of each kind that Customer.io sends: "
                            + String.join(", ", SampleEvents.types())
                            + "."));
    String to = feed(feed);
    Instant now = parts.clock().instant();
    List<NewRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record(to, kind, now));
    }
    parts.log().append(records, now.plus(PATIENCE));
    return new Kept(to, type, records.stream().map(NewRecord::key).toList());
  }

  private String feed(@Nullable String asked) throws OperationException {
    List<String> feeds = parts.feeds();
    if (asked == null && feeds.size() == 1) {
      return feeds.get(0);
    }
    if (asked == null || !feeds.contains(asked)) {
      throw OperationException.wrongRequest(
          "'feed' must be one of " + String.join(", ", feeds) + ".");
    }
    return asked;
  }

  private static NewRecord record(String feed, EventKind kind, Instant now) {
    String unique = UUID.randomUUID().toString();
    byte[] body = SampleEvents.body(kind, unique, now);
    var key =
        new EventKey(
            SampleEvents.ID_PREFIX + unique,
            kind.objectType(),
            kind.metric(),
            now.truncatedTo(ChronoUnit.SECONDS));
    return NewRecord.event(feed, key, Source.DEMO, now, body);
  }
}
