package io.tailrace.server.receive;

import io.tailrace.core.RateLimitedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the receiver tells its operator, each thing at most once a minute. Never a body, a key, or
 * who sent it. Safe for use by many threads.
 */
final class Warnings {
  private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);
  private static final int MAX_PATH = 80;

  private final RateLimitedLog rare = new RateLimitedLog();

  void unknownPath(String path) {
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

  void incomplete(String feed) {
    rare.say(
        "incomplete " + feed,
        count ->
            LOG.warn(
                "Feed {}: answered 408 to {} request(s) whose body was not complete in time."
                    + " Customer.io sends them again; if it goes on, look at the network and at a"
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

  void unavailable(String feed, String why) {
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

  /** A path may hold anything, an address or a line break too. */
  private static String printable(String path) {
    if (path == null) {
      return "no path";
    }
    String start = path.substring(0, Math.min(path.length(), MAX_PATH));
    return start.replaceAll("[^A-Za-z0-9/_.-]", "?");
  }
}
