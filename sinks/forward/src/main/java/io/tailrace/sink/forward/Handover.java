package io.tailrace.sink.forward;

import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One batch on its way to the receiver: which calls it needs, in which order, and what of it is
 * told to the consumer. What is still under way, or was not made since the receiver wants nothing
 * now, is told as not tried, so that the position moves past what was taken. For one batch, and one
 * thread.
 */
final class Handover {
  private final String sink;
  private final Underway underway;
  private final int most;
  private final Map<String, ForwardCall> last = new HashMap<>();
  private final Set<ForwardCall> calls = new LinkedHashSet<>();
  private final Set<ForwardCall> older = new LinkedHashSet<>();

  /**
   * Nothing is begun yet.
   *
   * @param most how many records a call takes
   */
  Handover(String sink, Underway underway, int most) {
    this.sink = sink;
    this.underway = underway;
    this.most = most;
  }

  /** Begins the calls of these, but for those that are under way already. */
  void begin(List<SinkRecord> records) {
    List<SinkRecord> together = new ArrayList<>();
    for (SinkRecord record : records) {
      ForwardCall known = underway.at(record.offset());
      if (known != null) {
        older.add(known);
        note(record, known);
      } else if (most == 1) {
        note(record, begun(List.of(record), person(record)));
      } else {
        together.add(record);
        if (together.size() == most) {
          begun(together, "");
          together.clear();
        }
      }
    }
    if (!together.isEmpty()) {
      begun(together, "");
    }
  }

  private void note(SinkRecord record, ForwardCall call) {
    String person = person(record);
    if (person != null) {
      last.put(person, call);
    }
  }

  private static @Nullable String person(SinkRecord record) {
    return record.knownEvent().person();
  }

  /** Of several that share an order, each comes after the one before. */
  private ForwardCall begun(List<SinkRecord> records, @Nullable String order) {
    ForwardCall call = underway.begin(records, order == null ? null : last.get(order));
    if (order != null) {
      last.put(order, call);
    }
    calls.add(call);
    return call;
  }

  /** Waits for what can be waited for. */
  void await() throws InterruptedException {
    underway.await(calls);
    if (calls.isEmpty() && !older.isEmpty()) {
      underway.awaitMoment(older.iterator().next());
    }
  }

  /**
   * What became of it.
   *
   * @throws SinkUnavailableException of nothing anything became, since the receiver cannot have it
   *     now
   */
  List<Rejection> rejections() throws SinkUnavailableException {
    calls.addAll(older);
    List<Rejection> rejections = new ArrayList<>();
    boolean moves = calls.isEmpty();
    String unavailable = underway.isStopping() ? "it is being stopped" : null;
    for (ForwardCall call : calls) {
      CallResult result = call.hasEnded() ? call.result() : null;
      moves |= result == null || result.isOfTheEvent();
      unavailable = unavailable == null ? why(result) : unavailable;
      rejections.addAll(rejections(call, result));
      if (result != null) {
        underway.forget(call);
      }
    }
    if (!moves && unavailable != null) {
      throw new SinkUnavailableException(sink + ": " + unavailable);
    }
    return rejections;
  }

  private static @Nullable String why(@Nullable CallResult result) {
    if (result instanceof CallResult.Later later) {
      return later.reason();
    }
    return result instanceof CallResult.Gone gone ? gone.reason() : null;
  }

  private static List<Rejection> rejections(ForwardCall call, @Nullable CallResult result) {
    if (result instanceof CallResult.Taken) {
      return List.of();
    }
    // Of several in one call it is not known which is refused: each is tried alone then.
    String reason =
        result instanceof CallResult.Refused refused && call.records().size() == 1
            ? refused.reason()
            : null;
    return call.records().stream().map(record -> new Rejection(record.offset(), reason)).toList();
  }
}
