package io.tailrace.core.log;

import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.UnreadableEventException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The id of an event that was fetched afterwards because the real one never arrived. If the real
 * event arrives later, it replaces the fetched one. Stateless.
 */
public final class BackfillId {
  /** How long a log knows such an id at least: longer than Customer.io tries to send an event. */
  public static final Duration REMEMBERED = Duration.ofDays(9);

  private static final String PREFIX = "backfill:";

  private BackfillId() {}

  /** Names as in events: an object type and a bare metric. */
  public static String of(String deliveryId, String objectType, String metric) {
    return prefix(deliveryId) + objectType + ":" + metric;
  }

  /** How the id of each backfilled event of this delivery begins. */
  public static String prefix(String deliveryId) {
    return PREFIX + deliveryId + ":";
  }

  /** The id that this event's stand-in has, if there can be one. */
  public static @Nullable String standingInFor(Event event) {
    String deliveryId = event.data().deliveryId();
    return deliveryId == null || event.isPersonEvent()
        ? null
        : of(deliveryId, event.objectType().name(), event.metric().name());
  }

  /**
   * The id that a backfilled event would have for this record, which was just received. Reads its
   * body.
   */
  public static @Nullable String standingInFor(NewRecord record) {
    if (record.kind() != RecordKind.EVENT || record.source() == Source.BACKFILL) {
      return null;
    }
    try {
      return standingInFor(EventDecoder.decode(record.body()));
    } catch (UnreadableEventException e) {
      return null;
    }
  }
}
