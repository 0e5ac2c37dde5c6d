package io.tailrace.testkit.customerio;

import io.tailrace.customerio.SenderWait;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Customer.io's sender of one reporting webhook: signed requests, one call at a time. An event that
 * is not accepted is tried again, with all later ones waiting behind it, until it is or seven days
 * have passed. Sends on the caller's thread; {@link #stop} and {@link #report} may be called from
 * any other. For several feeds, make several senders.
 */
public final class Sender {
  private final Settings settings;
  private final Consumer<Call> listener;
  private final SendCounts counts = new SendCounts();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long firstAttempts;
  private final AtomicBoolean sending = new AtomicBoolean();

  /**
   * @param listener is told of every call, on the sending thread, before the next one begins
   */
  public Sender(Settings settings, Consumer<Call> listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /** Without a listener. */
  public Sender(Settings settings) {
    this(settings, call -> {});
  }

  /**
   * Where and how to send. Immutable, safe to share between threads.
   *
   * @param url of the reporting webhook, http or https
   * @param signingKey of the reporting webhook
   * @param timeout of each call, in real time
   * @param backoff between the attempts at one event
   * @param clock tells the time that requests are stamped with
   * @param pause lets time pass on that clock
   * @param stamping when a request's timestamp is taken
   * @param paced whether no event is sent before it happened by that clock; if not, events go out
   *     as fast as they are accepted
   * @param losesEvery of so many first attempts, the answer to one gets lost on its way; 0 = none
   */
  public record Settings(
      URI url,
      SigningKey signingKey,
      Duration timeout,
      Backoff backoff,
      InstantSource clock,
      Pause pause,
      Stamping stamping,
      boolean paced,
      int losesEvery) {

    public Settings {
      boolean known = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!known || url.getHost() == null) {
        throw new IllegalArgumentException(
            "Cannot send to " + url + ": give a whole URL, such as http://localhost:8080/path.");
      }
    }

    /** Customer.io's ways in real time, not paced. */
    public Settings(URI url, String signingKey) {
      this(
          url,
          new SigningKey(signingKey),
          SenderWait.ANSWER_LIMIT,
          Backoff.CUSTOMER_IO,
          InstantSource.system(),
          Pause.REAL,
          Stamping.EACH_ATTEMPT,
          false,
          0);
    }

    public Settings withTimeout(Duration timeout) {
      return new Settings(
          url, signingKey, timeout, backoff, clock, pause, stamping, paced, losesEvery);
    }

    public Settings withBackoff(Backoff backoff) {
      return new Settings(
          url, signingKey, timeout, backoff, clock, pause, stamping, paced, losesEvery);
    }

    /** Lets pauses pass at once. */
    public Settings withTime(VirtualTime time) {
      return new Settings(
          url, signingKey, timeout, backoff, time, time, stamping, paced, losesEvery);
    }

    public Settings withStamping(Stamping stamping) {
      return new Settings(
          url, signingKey, timeout, backoff, clock, pause, stamping, paced, losesEvery);
    }

    /** Now and then an answer gets lost, and what was accepted is sent again. */
    public Settings withLostAnswers(int every) {
      return new Settings(url, signingKey, timeout, backoff, clock, pause, stamping, paced, every);
    }

    /** Sends no event before it happened, for traffic that goes on in the present. */
    public Settings withPace() {
      return new Settings(
          url, signingKey, timeout, backoff, clock, pause, stamping, true, losesEvery);
    }
  }

  /** Whether a retry is signed anew; the vendor does not say. */
  public enum Stamping {
    /** Each attempt carries the time it was made at. */
    EACH_ATTEMPT,
    /** All attempts carry the time of the first one, so that the last is seven days old. */
    FIRST_ATTEMPT
  }

  /**
   * Sends until the events are exhausted, the sender is stopped or the thread is interrupted. An
   * event that was not accepted when the sender stopped is not counted as given up.
   *
   * @throws IllegalStateException when a send is under way: one call at a time is the point
   */
  public SendReport send(Iterator<SimulatedEvent> events) {
    if (!sending.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "This sender is sending already; make another one for another feed.");
    }
    try (HttpConnection connection = new HttpConnection(settings.url, settings.timeout)) {
      while (!isStopped() && events.hasNext()) {
        deliver(events.next(), connection);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sending.set(false);
    }
    return report();
  }

  /** Ends a send after the call under way, or amid a wait; for good. */
  public void stop() {
    stopped.countDown();
  }

  /** What was sent so far. */
  public SendReport report() {
    return counts.report();
  }

  /** Answers so far after which the feed waits for an hour. */
  public long stalls() {
    return report().stalls();
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void deliver(SimulatedEvent event, HttpConnection connection)
      throws InterruptedException {
    if (settings.paced) {
      sleepUntil(event.createdAt());
    }
    Instant first = settings.clock.instant();
    Instant givesUpAt = first.plus(settings.backoff.giveUpAfter());
    for (int attempt = 1; !isStopped(); attempt++) {
      Call call = call(new Try(event, attempt, first), givesUpAt, connection);
      counts.add(call);
      listener.accept(call);
      if (call.accepted()) {
        return;
      }
      sleepUntil(call.givenUp() ? givesUpAt : call.retryAt());
      if (call.givenUp()) {
        return;
      }
    }
  }

  private record Try(SimulatedEvent event, int attempt, Instant first) {}

  private Call call(Try attempt, Instant givesUpAt, HttpConnection connection) {
    HttpConnection.Exchange exchange = connection.post(headers(attempt), attempt.event.body());
    ReceiverAnswer answer =
        loses(attempt) ? ReceiverAnswer.none(ReceiverAnswer.Outcome.TIMED_OUT) : exchange.answer();
    Instant now = settings.clock.instant();
    Instant retryAt = now.plus(settings.backoff.after(attempt.attempt, answer));
    boolean last = answer.accepted() || retryAt.isAfter(givesUpAt);
    return new Call(
        attempt.event, attempt.attempt, answer, exchange.latency(), now, last ? null : retryAt);
  }

  private boolean loses(Try attempt) {
    return settings.losesEvery > 0
        && attempt.attempt == 1
        && ++firstAttempts % settings.losesEvery == 0;
  }

  private Map<String, String> headers(Try attempt) {
    boolean each = settings.stamping == Stamping.EACH_ATTEMPT;
    Instant stamp = each ? settings.clock.instant() : attempt.first;
    String timestamp = Long.toString(stamp.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "customerio-webhooks (simulated)");
    headers.put("Content-Type", "application/json");
    headers.put("X-CIO-Timestamp", timestamp);
    headers.put(
        "X-CIO-Signature", Signer.sign(settings.signingKey, timestamp, attempt.event.body()));
    return headers;
  }

  private void sleepUntil(Instant moment) throws InterruptedException {
    Duration left = Duration.between(settings.clock.instant(), moment);
    if (left.isPositive() && !isStopped()) {
      settings.pause.sleep(left, stopped);
    }
  }
}
