package io.tailrace.server.telemetry;

import io.tailrace.customerio.SenderWait;
import io.tailrace.operations.incoming.FailedRequest;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.RequestFailure;
import io.tailrace.receiver.RequestListener;
import io.tailrace.receiver.RequestOutcome;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The last 1,000 requests that were not answered 200. Where there is no more room, the kind of
 * which there are most gives way, so that a stranger's flood pushes out its own alone. Takes 5 MiB
 * at most. Safe for use by many threads.
 */
public final class LastFailures implements RequestListener {
  static final int MOST = 1_000;
  private static final int LONGEST_TEXT = 200;
  private static final String NO_FEED = "";
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final InstantSource clock;
  private final Map<Kind, Deque<Kept>> kinds = new HashMap<>();
  private int kept;
  private long number;

  private record Kind(String feed, RequestOutcome outcome) {}

  /** Numbered as they came. */
  private record Kept(long number, FailedRequest request) {}

  public LastFailures(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void answered(AnsweredRequest request) {
    if (request.failure() != null) {
      keep(
          new Kind(request.feed() == null ? NO_FEED : request.feed(), request.outcome()),
          seen(request, request.failure()));
    }
  }

  private FailedRequest seen(AnsweredRequest request, RequestFailure failure) {
    return new FailedRequest(
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        request.feed(),
        request.outcome().label(),
        failure.status(),
        shown(failure.why()),
        SenderWait.after(failure.status()).sentence(),
        shown(failure.method()),
        shown(failure.path()),
        NetworkOf.address(failure.from()),
        shown(failure.timestamp()),
        request.took().toMillis(),
        failure.bytes(),
        failure.head());
  }

  /** What a stranger sent may hold anything, and be of any length. */
  private static String shown(String text) {
    if (text == null) {
      return null;
    }
    String start = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    return CONTROL.matcher(start).replaceAll("?");
  }

  private synchronized void keep(Kind kind, FailedRequest request) {
    if (kept == MOST) {
      kinds.values().stream().max(Comparator.comparingInt(Deque::size)).orElseThrow().removeFirst();
    } else {
      kept++;
    }
    kinds.computeIfAbsent(kind, another -> new ArrayDeque<>()).addLast(new Kept(number++, request));
  }

  /** All of them. */
  public List<FailedRequest> newestFirst() {
    List<Kept> all = new ArrayList<>();
    synchronized (this) {
      kinds.values().forEach(all::addAll);
    }
    return all.stream()
        .sorted(Comparator.comparingLong(Kept::number).reversed())
        .map(Kept::request)
        .toList();
  }
}
