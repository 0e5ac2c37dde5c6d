package io.tailrace.server.config;

import io.tailrace.core.FeedPath;
import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.SecretShape;
import io.tailrace.core.settings.SectionName;
import io.tailrace.core.settings.Setting;
import io.tailrace.customerio.SignatureScheme;
import java.time.Duration;
import java.util.Optional;

/**
 * One reporting webhook: a path with its keys. Immutable, safe to share between threads; the keys
 * in {@code signingKeys} may change with their file.
 *
 * @param name as in the path {@code /webhooks/customerio/<name>}
 * @param signingKeys {@link Secret#NONE} = its requests are answered 503
 * @param rejectOlderThan how old a signature may be; empty = what deduplication covers
 */
public record FeedConfig(
    @SectionName String name,
    @Setting(
            key = "signing-keys",
            secret = SecretShape.KEYS,
            meaning =
                "The reporting webhook's signing keys, as Customer.io shows them. Several while one"
                    + " is being replaced.")
        Secret signingKeys,
    @Setting(
            key = "signature",
            byDefault = "any",
            meaning =
                "What a signature must cover: `v0`, timestamp and body, as Customer.io signs;"
                    + " `body`, the body alone; `any`, whichever the headers say.")
        SignatureScheme signature,
    @Setting(
            key = "reject-older-than",
            min = "1m",
            max = "7d12h",
            meaning =
                "Refuses requests signed longer ago. Retries may carry their first timestamp for 7"
                    + " days, so a short time can lose events.")
        Optional<Duration> rejectOlderThan,
    AppApiConfig appApi) {
  static final String PREFIX = "feeds";

  /**
   * The environment variable that sets this for the feed of this name, such as its signing-keys.
   */
  public static String variable(String feed, String key) {
    return Catalogue.variable(
        feed.equals(FeedPath.DEFAULT_FEED) ? key : PREFIX + "." + feed + "." + key);
  }
}
