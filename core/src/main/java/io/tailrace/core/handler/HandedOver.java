package io.tailrace.core.handler;

import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands the records of one batch to a handler, one after another. Where the handler becomes
 * unavailable on the way, what it had before stays done: the rest is told as not tried, so that the
 * position moves, and none of what was done is done again when the sink is tried later. For one
 * batch, and one thread.
 */
final class HandedOver {
  private final String sink;
  private final EventHandler handler;
  private final List<Rejection> rejections = new ArrayList<>();
  private final Set<String> blocked = new HashSet<>();
  private boolean unavailable;
  private boolean anything;

  HandedOver(String sink, EventHandler handler) {
    this.sink = sink;
    this.handler = handler;
  }

  /**
   * Hands them over.
   *
   * @return those that were refused or not tried
   * @throws SinkUnavailableException not even the first could be handed over
   */
  List<Rejection> all(List<SinkRecord> records) throws SinkUnavailableException {
    for (SinkRecord record : records) {
      Event event = record.event();
      if (event != null) { // else in quarantine: not asked for
        handOver(record, event.person());
      }
    }
    return rejections;
  }

  private void handOver(SinkRecord record, @Nullable String person)
      throws SinkUnavailableException {
    if (unavailable || (person != null && blocked.contains(person))) {
      rejections.add(Rejection.behind(record.offset()));
    } else if (!handled(record) && person != null) {
      blocked.add(person);
    }
  }

  private boolean handled(SinkRecord record) throws SinkUnavailableException {
    try {
      handler.handle(record);
      anything = true;
      return true;
    } catch (SinkUnavailableException e) {
      return notNow(record, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notNow(record, new SinkUnavailableException(sink + " was interrupted", e));
    } catch (Exception e) {
      anything = true;
      rejections.add(new Rejection(record.offset(), "the handler threw " + e));
      return false;
    }
  }

  /** The next write meets the same, and says so, if it is not over until then. */
  private boolean notNow(SinkRecord record, SinkUnavailableException why)
      throws SinkUnavailableException {
    if (!anything) {
      throw why;
    }
    unavailable = true;
    rejections.add(Rejection.behind(record.offset()));
    return false;
  }
}
