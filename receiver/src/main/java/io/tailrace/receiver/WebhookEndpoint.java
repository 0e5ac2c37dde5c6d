package io.tailrace.receiver;

import io.tailrace.core.log.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives reporting webhooks: takes a request, makes its events durable, and returns the answer.
 * It speaks no HTTP itself: a server, a servlet or a controller calls it. Whatever fails inside is
 * answered 503, since most other errors cost the sender an hour. Safe for use by many threads.
 */
public final class WebhookEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);

  private static final String BROKEN = "its connection broke before the body was complete";

  private final BodyRoom room;
  private final Warnings warnings = new Warnings();
  private final Reception reception;
  private final RequestListener listener;
  private final InstantSource clock;

  /**
   * @param spillFolder where large bodies wait to be verified; emptied by {@link #prepare}
   * @param feeds which paths there are, and their keys
   * @param events where what was verified is kept
   */
  public WebhookEndpoint(
      ReceiverLimits limits, Path spillFolder, Feeds feeds, EventLog events, Watch watch) {
    this.listener = watch.listener();
    this.clock = watch.clock();
    BodyLimits bodies = limits.bodies();
    SpillFolder folder =
        new SpillFolder(spillFolder, new ByteBudget(bodies.diskTogether()), bodies.diskLeft());
    this.room = new BodyRoom(bodies, folder);
    Intake intake = new Intake(events, clock);
    this.reception =
        new Reception(feeds, intake, room, limits, new Reception.Watch(clock, warnings));
  }

  /**
   * The listener that hears of each answered request, and the clock that says when it was received.
   * Immutable.
   */
  public record Watch(RequestListener listener, InstantSource clock) {}

  /**
   * Makes the spill folder ready. To be called once before the first request.
   *
   * @throws IOException it cannot write to the spill folder
   */
  public void prepare() throws IOException {
    room.folder().prepare();
  }

  /**
   * Goes the way of a request before the first one arrives. If something fails later because there
   * are no file descriptors, the JVM never tries it again. Takes a moment; failures are only
   * logged.
   */
  public void warmUp() {
    WarmUp.run(room.folder());
  }

  /** Bytes of bodies now held in memory and on disk before they are answered. */
  public HeldBytes heldBytes() {
    return new HeldBytes(room.memory().used(), room.folder().used());
  }

  /**
   * Receives one request. Blocks until its events are durable, at most until the deadline.
   *
   * @throws BrokenRequestException the body broke off: nobody waits for an answer
   */
  public ReceivedRequest receive(IncomingRequest request) throws BrokenRequestException {
    try {
      ReceivedRequest result = received(request);
      tell(request, result);
      return result;
    } catch (BrokenRequestException e) {
      tell(request, ReceivedRequest.refused(null, WebhookAnswer.INCOMPLETE, BROKEN));
      throw e;
    }
  }

  /** Counts a request that the HTTP server itself refused, because it breaks the rules of HTTP. */
  public void refused(int status, @Nullable String why, long beganNanoTime) {
    listener.answered(
        AnsweredRequest.refused(RequestFailure.againstHttp(status, why), beganNanoTime));
    warnings.againstHttp(status, why);
  }

  // The one place where everything is caught, errors too: no fault of ours may become a 500.
  private ReceivedRequest received(IncomingRequest request) throws BrokenRequestException {
    try {
      return reception.receive(request);
    } catch (RuntimeException | Error e) {
      warnings.unexpected(e);
      return ReceivedRequest.unavailable(
          null, WebhookAnswer.LOG_UNAVAILABLE, "a fault in Tailrace; its log has the trace");
    }
  }

  private void tell(IncomingRequest request, ReceivedRequest result) {
    try {
      listener.answered(
          new AnsweredRequest(
              result.feed(),
              result.outcome(),
              result.events(),
              result.verified() ? clock.instant() : null,
              Duration.ofNanos(System.nanoTime() - request.beganNanoTime()),
              result.why() == null ? null : RequestFailure.of(request, result)));
    } catch (RuntimeException e) {
      LOG.error("Cannot count a request; it is answered all the same", e);
    }
  }
}
