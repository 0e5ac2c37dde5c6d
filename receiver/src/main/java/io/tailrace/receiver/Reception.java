package io.tailrace.receiver;

import io.tailrace.core.FeedPath;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.Verdict;
import io.tailrace.customerio.Verification;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one request: find the feed, read and verify the body, make it durable. Blocking.
 * Safe for use by many threads.
 */
final class Reception {
  static final String TIMESTAMP = "X-CIO-Timestamp";
  private static final String SIGNATURE = "X-CIO-Signature";

  /** How much of a verified body that failed is told to the listener, in bytes. */
  private static final int TOLD_HEAD = 2_048;

  private final Feeds feeds;
  private final Intake intake;
  private final BodyRoom room;
  private final ReceiverLimits limits;
  private final InstantSource clock;
  private final Warnings warnings;

  /** The clock, and what is said in the log. */
  record Watch(InstantSource clock, Warnings warnings) {}

  Reception(Feeds feeds, Intake intake, BodyRoom room, ReceiverLimits limits, Watch watch) {
    this.feeds = feeds;
    this.intake = intake;
    this.room = room;
    this.limits = limits;
    this.clock = watch.clock();
    this.warnings = watch.warnings();
  }

  ReceivedRequest receive(IncomingRequest request) throws BrokenRequestException {
    Feed feed = feed(request.path());
    if (feed == null) {
      warnings.unknownPath(request.rawPath());
      return ReceivedRequest.refused(
          null, WebhookAnswer.NOT_FOUND, "its path leads to no configured feed");
    }
    if (!request.method().equals("POST")) {
      return ReceivedRequest.refused(feed, WebhookAnswer.POST_ONLY, "only POST is answered here");
    }
    SignatureVerifier verifier = feed.verifier();
    if (verifier == null) {
      warnings.noKey(feed.name());
      return ReceivedRequest.unavailable(
          feed, WebhookAnswer.NO_KEY, "this feed has no signing key yet");
    }
    return receive(request, feed, verifier);
  }

  private @Nullable Feed feed(@Nullable String path) {
    return path == null ? null : FeedPath.feed(path).flatMap(feeds::find).orElse(null);
  }

  private ReceivedRequest receive(IncomingRequest request, Feed feed, SignatureVerifier verifier)
      throws BrokenRequestException {
    String timestamp = request.header(TIMESTAMP);
    Verification verification = verifier.begin(timestamp, request.header(SIGNATURE));
    if (verification.early().isPresent()) {
      return early(feed, verification.early().get());
    }
    Deadline deadline = Deadline.after(request.beganNanoTime(), limits.deadline());
    ArrivedRequest arrival = new ArrivedRequest(feed, timestamp, clock.instant(), deadline);
    try (ReceivedBody body = new ReceivedBody(room, request.declaredLength(), verification)) {
      new BodyReader(request.body(), limits.bodies().wholeEach()).read(body, deadline);
      Verdict verdict = verification.finish();
      return verdict.verified() ? verified(arrival, body) : unverified(feed, verdict.message());
    } catch (IncompleteBodyException e) {
      warnings.incomplete(feed.name());
      return ReceivedRequest.refused(
          feed, WebhookAnswer.INCOMPLETE, "its body was not complete in time");
    } catch (NoRoomException e) {
      return unavailable(feed, WebhookAnswer.NO_ROOM, e);
    } catch (IOException e) {
      return unavailable(feed, WebhookAnswer.LOG_UNAVAILABLE, new NoRoomException(e));
    }
  }

  /**
   * A feed that takes only one scheme may refuse Customer.io itself, so only a missing or malformed
   * signature, or a malformed timestamp, counts as a stranger's.
   */
  private ReceivedRequest early(Feed feed, Verdict verdict) {
    return switch (verdict) {
      case MISSING_SIGNATURE, MALFORMED_SIGNATURE, MALFORMED_TIMESTAMP -> {
        warnings.unsigned(feed.name(), verdict.message());
        yield ReceivedRequest.unsigned(feed, verdict.message());
      }
      default -> unverified(feed, verdict.message());
    };
  }

  private ReceivedRequest verified(ArrivedRequest arrival, ReceivedBody body)
      throws IOException, NoRoomException {
    Feed feed = arrival.feed();
    if (AgeRule.refused(arrival)) {
      return unverified(feed, "its X-CIO-Timestamp is older than reject-older-than allows");
    }
    try {
      return ReceivedRequest.of(feed, keep(arrival, body));
    } catch (LogUnavailableException e) {
      return unavailable(feed, WebhookAnswer.LOG_UNAVAILABLE, e).butVerified(body.head(TOLD_HEAD));
    }
  }

  private AppendedBody keep(ArrivedRequest arrival, ReceivedBody body)
      throws IOException, NoRoomException, LogUnavailableException {
    byte[] content = body.content(arrival.deadline());
    if (!body.isWhole()) {
      return intake.setAsideHead(arrival, body.hashKey(), body.length(), content);
    }
    QuarantineReason outOfRange = AgeRule.quarantine(arrival);
    return outOfRange == null
        ? intake.keep(arrival, content)
        : intake.setAside(arrival, outOfRange, content);
  }

  private ReceivedRequest unverified(Feed feed, String why) {
    warnings.unverified(feed.name(), why);
    return ReceivedRequest.unverified(feed, why);
  }

  private ReceivedRequest unavailable(Feed feed, WebhookAnswer answer, Exception why) {
    warnings.unavailable(feed.name(), why.getMessage());
    return ReceivedRequest.unavailable(feed, answer, String.valueOf(why.getMessage()));
  }
}
