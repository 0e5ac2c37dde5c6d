package io.tailrace.testkit.customerio.appapi;

import io.tailrace.testkit.customerio.Step;
import io.tailrace.testkit.customerio.Step.Parent;
import io.tailrace.testkit.customerio.Workspace;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the workspace is made of: campaigns, broadcasts, newsletters, transactional messages and
 * their parts. Safe to share between threads.
 */
final class NamesEndpoints {
  private static final long FIRST_DAY = 1_700_000_000;
  private static final long DAY = 86_400;
  private static final int MAX_NEWSLETTERS = 100;

  private final WorkspaceHistory history;
  private final int actionsPerPage;

  NamesEndpoints(WorkspaceHistory history, Rules rules) {
    this.history = history;
    this.actionsPerPage = rules.actionsPerPage();
  }

  Stream<Route> routes() {
    return Stream.of(
        Route.get("/campaigns", it -> all(it, Parent.CAMPAIGN, "campaigns")),
        Route.get("/campaigns/#/actions", it -> actionsInPages(it)),
        Route.get("/broadcasts", it -> all(it, Parent.BROADCAST, "broadcasts")),
        Route.get("/broadcasts/#/actions", it -> Map.of("actions", actions(it, Parent.BROADCAST))),
        Route.get("/newsletters", this::newsletters),
        Route.get("/newsletters/#/contents", this::contents),
        Route.get("/transactional", it -> all(it, Parent.TRANSACTIONAL, "messages")),
        Route.get("/workspaces", this::workspaces),
        Route.get("/info/ip_addresses", it -> Map.of("ip_addresses", List.of("127.0.0.1"))));
  }

  private static Object all(ApiRequest request, Parent parent, String field) {
    request.allow();
    return Map.of(field, list(parent));
  }

  private static List<Map<String, Object>> list(Parent parent) {
    List<Map<String, Object>> list = new ArrayList<>();
    Workspace.names(parent).forEach((id, name) -> list.add(json(parent, id, name)));
    return list;
  }

  private static Map<String, Object> json(Parent parent, long id, String name) {
    Map<String, Object> json = named(id, name);
    long created = FIRST_DAY + id * DAY;
    String times = parent == Parent.TRANSACTIONAL ? "_at" : "";
    json.put("created" + times, created);
    json.put("updated" + times, created + DAY);
    if (parent == Parent.NEWSLETTER) {
      json.put("type", "email");
      json.put("sent_at", created + DAY);
      json.put("content_ids", Contents.of(id));
    } else if (parent != Parent.TRANSACTIONAL) {
      json.put("type", parent == Parent.CAMPAIGN ? "event" : "triggered_broadcast");
      json.put("active", true);
      json.put("state", "running");
      json.put("actions", steps(parent, id).map(NamesEndpoints::reference).toList());
      json.put("tags", List.of("shop"));
    }
    json.put("x_experiment", List.of("blue"));
    return json;
  }

  private static Map<String, Object> named(long id, String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("name", name);
    return json;
  }

  private static Stream<Step> steps(Parent parent, long id) {
    return Workspace.steps().stream()
        .filter(step -> step.parent() == parent && step.parentId() == id);
  }

  private static Map<String, Object> reference(Step step) {
    return Map.of("id", step.actionId(), "type", step.channel().name());
  }

  private static List<Map<String, Object>> actions(ApiRequest request, Parent parent) {
    Source source = Source.of(parent, request);
    return steps(parent, source.id()).map(NamesEndpoints::action).toList();
  }

  /** Seen in public schemas: an action's id is text here, and a number elsewhere. */
  private static Map<String, Object> action(Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", Long.toString(step.actionId()));
    json.put("name", step.channel().name() + " " + step.actionId());
    json.put("type", step.channel().name().equals("sms") ? "twilio" : step.channel().name());
    json.put("subject", step.subject());
    json.put("created", FIRST_DAY);
    json.put("updated", FIRST_DAY);
    return json;
  }

  /** "10 per page" (App API reference, List campaign actions). */
  private Object actionsInPages(ApiRequest request) {
    request.allow("start");
    return page(request, "actions", actions(request, Parent.CAMPAIGN), actionsPerPage);
  }

  private Object newsletters(ApiRequest request) {
    request.allow("limit", "sort", "start");
    int limit = Math.max(1, request.number("limit", 2, MAX_NEWSLETTERS));
    return page(request, "newsletters", list(Parent.NEWSLETTER), limit);
  }

  private static Object page(
      ApiRequest request, String field, List<Map<String, Object>> all, int limit) {
    String start = request.parameter("start");
    int from = start == null ? 0 : (int) Math.min(all.size(), Cursor.read(start));
    int to = Math.min(all.size(), from + limit);
    String next = to == all.size() ? "" : Cursor.write(to);
    return Map.of(field, all.subList(from, to), "next", next);
  }

  private Object contents(ApiRequest request) {
    request.allow();
    Source source = Source.of(Parent.NEWSLETTER, request);
    List<Map<String, Object>> contents = new ArrayList<>();
    for (long id : Contents.of(source.id())) {
      Map<String, Object> content = named(id, "Variant " + id);
      content.put("type", "email");
      content.put("language", "");
      contents.add(content);
    }
    return Map.of("contents", contents);
  }

  private Object workspaces(ApiRequest request) {
    request.allow();
    Map<String, Object> workspace = named(1, "Tidewater");
    int sent = history.messages(it -> it.metrics().containsKey("sent")).size();
    workspace.put("messages_sent", sent);
    workspace.put("billable_messages_sent", sent);
    workspace.put("people", 1000);
    return Map.of("workspaces", List.of(workspace));
  }
}
