package io.tailrace.sink.forward;

import io.tailrace.core.handler.StartAt;
import io.tailrace.core.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A forward's settings, for tests: the defaults but for what is said. Immutable. */
record Forwards(
    URI url,
    ForwardFormat format,
    List<String> keys,
    List<String> events,
    List<String> fields,
    int concurrency,
    int rate,
    Duration timeout,
    boolean allowHttp) {
  static Forwards to(URI url) {
    return new Forwards(
        url,
        ForwardFormat.STANDARD,
        List.of(),
        List.of(),
        List.of(),
        16,
        0,
        Duration.ofSeconds(5),
        false);
  }

  Forwards as(ForwardFormat with, String... signing) {
    return new Forwards(
        url, with, List.of(signing), events, fields, concurrency, rate, timeout, allowHttp);
  }

  Forwards only(String... patterns) {
    return new Forwards(
        url, format, keys, List.of(patterns), fields, concurrency, rate, timeout, allowHttp);
  }

  Forwards fields(String... names) {
    return new Forwards(
        url, format, keys, events, List.of(names), concurrency, rate, timeout, allowHttp);
  }

  Forwards atOnce(int calls) {
    return new Forwards(url, format, keys, events, fields, calls, rate, timeout, allowHttp);
  }

  Forwards perSecond(int calls) {
    return new Forwards(url, format, keys, events, fields, concurrency, calls, timeout, allowHttp);
  }

  Forwards within(Duration time) {
    return new Forwards(url, format, keys, events, fields, concurrency, rate, time, allowHttp);
  }

  ForwardConfig config() {
    return new ForwardConfig(
        "crm",
        url,
        format,
        Secret.of(keys.toArray(String[]::new)),
        events,
        List.of(),
        StartAt.EARLIEST,
        concurrency,
        rate,
        timeout,
        fields,
        allowHttp,
        3,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30));
  }
}
