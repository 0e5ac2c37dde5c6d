package io.tailrace.sink.forward;

import io.tailrace.core.handler.StartAt;
import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.SecretShape;
import io.tailrace.core.settings.SectionName;
import io.tailrace.core.settings.Setting;
import io.tailrace.core.sink.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One address that events are sent to. Immutable, safe to share between threads; the keys in {@code
 * signingKeys} may change with their file.
 *
 * @param events patterns of event types; empty = all
 * @param feeds empty = all
 * @param fields of {@code data} that are sent; empty = all
 * @param rate calls a second; 0 = as many as go
 */
public record ForwardConfig(
    @SectionName String name,
    @Setting(
            key = "url",
            type = ForwardUrlType.class,
            needed = true,
            meaning = "Where each event is posted to.")
        URI url,
    @Setting(
            key = "format",
            byDefault = "standard",
            meaning =
                "What is posted: `standard`, by Standard Webhooks; `cloudevents`, in binary mode;"
                    + " `customerio`, the bytes as received, signed anew as Customer.io signs;"
                    + " `segment`, batches of `track` calls.")
        ForwardFormat format,
    @Setting(
            key = "signing-keys",
            secret = SecretShape.KEYS,
            meaning =
                "What calls are signed with. For `standard` and `cloudevents` keys that begin with"
                    + " `whsec_`, all of which sign while several are there; for `customerio` the"
                    + " signing key of the receiver, for `segment` the write key. The first two go"
                    + " unsigned without one.")
        Secret signingKeys,
    @Setting(
            key = "events",
            type = EventPatternsType.class,
            meaning =
                "Which event types are sent, such as `email_bounced` or `customer_*`. Defaults to"
                    + " all.")
        List<String> events,
    @Setting(
            key = "feeds",
            type = WordsType.class,
            meaning = "Whose events are sent. Defaults to those of all feeds.")
        List<String> feeds,
    @Setting(
            key = "from",
            type = StartAtType.class,
            byDefault = "now",
            meaning =
                "Where it begins the first time that it is there: `now`, `earliest` (what the log"
                    + " still has), or a time. Later it goes on where it stood.")
        StartAt from,
    @Setting(
            key = "concurrency",
            min = "1",
            max = "256",
            byDefault = "16",
            meaning =
                "How many calls are under way at once. One person's events are sent one after"
                    + " another.")
        int concurrency,
    @Setting(
            key = "rate",
            type = RateType.class,
            byDefault = "0/s",
            meaning = "How many calls a second at most, as in `200/s`; `0/s` is as many as go.")
        Integer rate,
    @Setting(
            key = "timeout",
            min = "100ms",
            max = "5m",
            byDefault = "15s",
            meaning = "How long a call may take before it counts as not answered.")
        Duration timeout,
    @Setting(
            key = "fields",
            type = WordsType.class,
            meaning = "Which fields of `data` are sent. Defaults to all of them.")
        List<String> fields,
    @Setting(
            key = "allow-http",
            byDefault = "false",
            meaning = "Whether the address may be `http` beyond this machine.")
        boolean allowHttp,
    @Setting(
            key = "attempts",
            min = "1",
            max = "100",
            byDefault = "3",
            meaning = "How often an event is sent that is refused, before it is a dead letter.")
        int attempts,
    @Setting(
            key = "retry-backoff",
            min = "1ms",
            max = "1h",
            byDefault = "1s",
            meaning = "The wait before the second attempt; it doubles with each.")
        Duration retryBackoff,
    @Setting(
            key = "max-backoff",
            min = "1ms",
            max = "1d",
            atLeast = "retry-backoff",
            byDefault = "1m",
            meaning =
                "The longest wait between two attempts, and until an address that does not answer"
                    + " is tried again.")
        Duration maxBackoff) {
  static final String PREFIX = "forwards";

  public ForwardConfig {
    events = List.copyOf(events);
    feeds = List.copyOf(feeds);
    fields = List.copyOf(fields);
  }

  /** The sink's name: {@code forward:<name>}. */
  String sink() {
    return "forward:" + name;
  }

  /** A key in full, for sentences. */
  String key(String setting) {
    return PREFIX + "." + name + "." + setting;
  }

  RetryPolicy retry() {
    return new RetryPolicy(attempts, retryBackoff, maxBackoff);
  }
}
