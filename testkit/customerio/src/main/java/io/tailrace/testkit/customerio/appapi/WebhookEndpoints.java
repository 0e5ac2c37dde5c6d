package io.tailrace.testkit.customerio.appapi;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Reporting webhooks (App API reference, Reporting webhooks). An unknown event refuses the whole
 * request. No answer holds a signing key. Safe to share between threads.
 */
final class WebhookEndpoints {
  private static final Set<String> FLAGS = Set.of("disabled", "full_resolution", "with_content");

  private final Map<Long, Map<String, Object>> webhooks = new TreeMap<>();
  private final Map<Long, String> signingKeys = new TreeMap<>();
  private final Set<String> known = new TreeSet<>(Subscriptions.NAMES);
  private long lastId;

  Stream<Route> routes() {
    String one = "/reporting_webhooks/#";
    return Stream.of(
        Route.get("/reporting_webhooks", this::list),
        Route.of("POST", "/reporting_webhooks", this::create),
        Route.get(one, this::get),
        Route.of("PUT", one, this::update),
        Route.of("DELETE", one, this::delete));
  }

  /** What the webhook's page in Customer.io shows; null = there is no such webhook. */
  synchronized String signingKey(long id) {
    return signingKeys.get(id);
  }

  /** Besides the listed ones, this event can be subscribed to. */
  synchronized void learn(String event) {
    known.add(event);
  }

  /** {@code null} in place of an empty list has been seen. */
  private synchronized Object list(ApiRequest request) {
    request.allow();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("reporting_webhooks", webhooks.isEmpty() ? null : List.copyOf(webhooks.values()));
    return answer;
  }

  private synchronized Object create(ApiRequest request) {
    Map<String, Object> settings = checked(request);
    byte[] key = new byte[32];
    RandomGenerator.getDefault().nextBytes(key);
    signingKeys.put(++lastId, HexFormat.of().formatHex(key));
    return put(lastId, settings);
  }

  private synchronized Object get(ApiRequest request) {
    request.allow();
    Map<String, Object> webhook = webhooks.get(request.id(0));
    if (webhook == null) {
      throw ApiError.of(404, "webhook not found");
    }
    return webhook;
  }

  private synchronized Object update(ApiRequest request) {
    get(request);
    return put(request.id(0), checked(request));
  }

  /** 200, and nothing in it. */
  private synchronized Object delete(ApiRequest request) {
    get(request);
    webhooks.remove(request.id(0));
    signingKeys.remove(request.id(0));
    return null;
  }

  private Map<String, Object> put(long id, Map<String, Object> settings) {
    Map<String, Object> webhook = new LinkedHashMap<>(settings);
    FLAGS.forEach(flag -> webhook.putIfAbsent(flag, false));
    webhook.put("id", id);
    webhook.put("type", "webhook");
    webhooks.put(id, webhook);
    return webhook;
  }

  private Map<String, Object> checked(ApiRequest request) {
    request.allow();
    Map<String, Object> body = WebhookBody.read(request.body());
    for (String name : List.of("name", "endpoint", "events")) {
      if (!body.containsKey(name)) {
        throw ApiError.field("/" + name, name + " is required");
      }
    }
    if (!body.get("endpoint").toString().startsWith("http")) {
      throw ApiError.field("/endpoint", "endpoint must be a URL");
    }
    requireKnown(body.get("events"));
    return body;
  }

  private void requireKnown(Object events) {
    if (!(events instanceof List<?> names) || names.isEmpty()) {
      throw ApiError.field("/events", "events must hold at least one");
    }
    List<Object> unknown = new ArrayList<>(names);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw ApiError.of(400, "unknown events: " + unknown);
    }
  }
}
