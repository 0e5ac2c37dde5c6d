package io.tailrace.receiver;

import io.tailrace.core.RateLimitedLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the receiver logs for its operator, each kind at most once a minute. Never a body, a key, or
 * the sender. Safe for use by many threads.
 */
public final class Warnings {
  private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);
  private static final int MAX_LENGTH = 80;

  private final RateLimitedLog rare = new RateLimitedLog();

  void unknownPath(@Nullable String path) {
    rare.say(
        "path",
        count ->
            LOG.warn(
                "Answered 404 to {} request(s), the last for {}. Customer.io waits an hour after"
                    + " each: if they are its own, correct the URL of the reporting webhook to"
                    + " /webhooks/customerio, or to /webhooks/customerio/NAME for another"
                    + " configured feed.",
                count,
                printable(path)));
  }

  /** What no handler saw, because it breaks the rules of HTTP. */
  void againstHttp(int status, @Nullable String why) {
    rare.say(
        "http " + status,
        count ->
            LOG.warn(
                "Answered {} to {} request(s) that break the rules of HTTP; the last: {}. If they"
                    + " are Customer.io's, it waits an hour after each: look at the proxy in front,"
                    + " and whether something speaks HTTPS or HTTP/2 to this port.",
                status,
                count,
                printable(why)));
  }

  void incomplete(String feed) {
    rare.say(
        "incomplete " + feed,
        count ->
            LOG.warn(
                "Feed {}: answered 408 to {} request(s) whose body was not complete in time."
                    + " Customer.io sends them again; if this continues, look at the network and at a"
                    + " proxy in front.",
                feed,
                count));
  }

  void noKey(String feed) {
    rare.say(
        "key " + feed,
        count ->
            LOG.warn(
                "Feed {}: answered 503 to {} request(s), because it has no signing key. Customer.io"
                    + " keeps its events and tries again; set the key that it shows on the"
                    + " reporting webhook's page (feeds.{}.signing-keys).",
                feed,
                count,
                feed));
  }

  void unsigned(String feed, String why) {
    rare.say(
        "unsigned " + feed,
        count ->
            LOG.warn(
                "Feed {}: answered 401 to {} request(s) that are not signed; of the last, {}."
                    + " Customer.io signs all of its requests, so these are most likely a"
                    + " stranger's. If verified ones stay away, see that no proxy drops the"
                    + " X-CIO headers.",
                feed,
                count,
                why));
  }

  void unverified(String feed, String why) {
    rare.say(
        "signature " + feed,
        count ->
            LOG.warn(
                "Feed {}: answered 401 to {} request(s) whose signature does not verify; of the"
                    + " last, {}. If they are Customer.io's, the whole feed waits an hour after"
                    + " each: compare the signing key with the one on the reporting webhook's page"
                    + " (journey webhooks have another), and see that no proxy changes the body."
                    + " `tailrace verify` explains a captured request.",
                feed,
                count,
                why));
  }

  void unavailable(String feed, @Nullable String why) {
    rare.say(
        "unavailable " + feed,
        count ->
            LOG.warn(
                "Feed {}: answered 503 to {} request(s); Customer.io sends them again. The last:"
                    + " {}",
                feed,
                count,
                why));
  }

  void unexpected(Throwable failure) {
    rare.say(
        "unexpected",
        count ->
            LOG.error(
                "Answered 503 to {} request(s) because of a fault in Tailrace; Customer.io sends"
                    + " them again. Please report this.",
                count,
                failure));
  }

  /** What a stranger sent may hold anything, an address or a line break too. */
  private static String printable(@Nullable String text) {
    if (text == null) {
      return "(nothing is known of it)";
    }
    String start = text.substring(0, Math.min(text.length(), MAX_LENGTH));
    return start.replaceAll("[^A-Za-z0-9/_.%=:, -]", "?");
  }
}
