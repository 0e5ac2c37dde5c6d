package io.tailrace.testkit.customerio.appapi;

import io.tailrace.testkit.customerio.SentMessage;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Addresses that the mail server suppresses: those that bounced for good or complained, and those
 * that were put here (App API reference, ESP suppression). One sending domain. Safe to share
 * between threads.
 */
final class SuppressionEndpoints {
  private static final Set<String> TYPES =
      Set.of("blocks", "bounces", "spam_reports", "invalid_emails");
  private static final int MAX_LIMIT = 1000;

  private final WorkspaceHistory history;
  private final Map<String, Map<String, Map<String, Object>>> added = new ConcurrentHashMap<>();
  private final Set<String> freed = ConcurrentHashMap.newKeySet();

  SuppressionEndpoints(WorkspaceHistory history) {
    this.history = history;
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/esp/search_suppression/{}", this::search),
        Route.get("/esp/suppression/{}", this::byOffset),
        Route.get("/esp/domains/{}/suppression/{}", this::byCursor),
        Route.of("POST", "/esp/suppression/{}/{}", this::add),
        Route.of("DELETE", "/esp/suppression/{}/{}", this::remove));
  }

  private Object search(ApiRequest request) {
    request.allow();
    for (String type : List.of("bounces", "spam_reports", "blocks", "invalid_emails")) {
      Map<String, Object> found = all(type).get(request.text(0));
      if (found != null) {
        return Map.of("category", type, "suppressions", List.of(found));
      }
    }
    return Map.of("category", "", "suppressions", List.of());
  }

  private Object byOffset(ApiRequest request) {
    request.allow("limit", "offset", "domain");
    int offset = request.number("offset", 0, Integer.MAX_VALUE);
    return page(request, type(request.text(0)), offset, false);
  }

  private Object byCursor(ApiRequest request) {
    request.allow("limit", "start", "email");
    String start = request.parameter("start");
    int offset = start == null ? 0 : (int) Cursor.read(start);
    return page(request, type(request.text(1)), offset, true);
  }

  private Object page(ApiRequest request, String type, int offset, boolean cursor) {
    List<Map<String, Object>> all = new ArrayList<>(all(type).values());
    int from = Math.min(offset, all.size());
    int to = Math.min(all.size(), from + request.number("limit", 100, MAX_LIMIT));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("category", type);
    answer.put("suppressions", all.subList(from, to));
    if (cursor) {
      answer.put("next", to < all.size() ? Cursor.write(to) : "");
    }
    return answer;
  }

  private Object add(ApiRequest request) {
    String email = request.allow().text(1);
    freed.remove(email);
    added
        .computeIfAbsent(type(request.text(0)), type -> new ConcurrentHashMap<>())
        .put(email, suppression(email, "Uploaded manually via api.customer.io", 1_650_895_738));
    return null;
  }

  private Object remove(ApiRequest request) {
    String email = request.allow().text(1);
    added.getOrDefault(type(request.text(0)), new ConcurrentHashMap<>()).remove(email);
    freed.add(email);
    return null;
  }

  private static String type(String text) {
    if (!TYPES.contains(text)) {
      throw ApiError.of(400, "suppression_type must be one of " + TYPES);
    }
    return text;
  }

  private Map<String, Map<String, Object>> all(String type) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    for (SentMessage message : history.messages(it -> type.equals(typeOf(it)))) {
      String email = recipient(message);
      if (email != null && !freed.contains(email)) {
        all.put(email, suppression(email, message.failure(), message.made().getEpochSecond()));
      }
    }
    all.putAll(added.getOrDefault(type, Map.of()));
    return all;
  }

  private static Map<String, Object> suppression(String email, String reason, long created) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("created", created);
    json.put("email", email);
    json.put("reason", reason);
    json.put("status", "550");
    return json;
  }

  /** The first event need not have told it; null = no event did. */
  private static String recipient(SentMessage message) {
    String told = message.origin().recipient();
    return told != null ? told : message.origin().identifiers().email();
  }

  /** What a message led to; null = nothing. */
  private static String typeOf(SentMessage message) {
    if (!message.type().equals("email")) {
      return null;
    }
    if (message.metrics().containsKey("spammed")) {
      return "spam_reports";
    }
    boolean forGood = message.failure() != null && message.failure().startsWith("55");
    return message.metrics().containsKey("bounced") && forGood ? "bounces" : null;
  }
}
