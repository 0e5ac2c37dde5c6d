package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.Pages;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.operations.Scene;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Each page of the table of pages, at an address that shows something. Stateless. */
final class EveryPage {
  private static final String EXAMPLE =
      "SELECT person, delivery_id, event_id FROM activity WHERE object_type = 'email' AND person IS"
          + " NOT NULL AND campaign_id IS NOT NULL ORDER BY metric = 'clicked' DESC, timestamp DESC"
          + " LIMIT 1";

  /** The table's lines are the same over any folder. */
  private static final Pages TABLE =
      Pages.of(
          new Scene(Path.of("target")).parts(true),
          EffectiveSettings.NONE,
          (template, model) -> "");

  private EveryPage() {}

  /** Those that are HTML, in our own layout. */
  static List<String> laidOut(Shop shop) throws IOException, InterruptedException {
    List<String> paths = new ArrayList<>();
    for (String path : all(shop)) {
      if (isLaidOut(shop.head(path)) && shop.isWhole(path)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static boolean isLaidOut(HttpResponse<?> answer) {
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    return isDocument(answer) && !policy.contains("sandbox");
  }

  /** Neither a file to save nor a stream without end. */
  static boolean isDocument(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  /** Whether it is about one person, one event and so on: nobody may have heard of that. */
  static boolean isOfOneThing(String path) {
    return path.indexOf('/', 1) > 0;
  }

  /** All that a browser can open. */
  static List<String> all(Shop shop) throws IOException, InterruptedException {
    return all(shop, EXAMPLE);
  }

  /**
   * All of them, about the person, the delivery and the event that the database gives.
   *
   * @param example SQL for a row of the three
   */
  static List<String> all(Shop shop, String example) throws IOException, InterruptedException {
    Map<String, String> values = values(shop.firstRow(example));
    values.put("id of dead-letters", shop.firstId("/api/dead-letters"));
    values.put("id of quarantine", shop.firstId("/api/quarantine"));
    List<String> paths = new ArrayList<>();
    for (PageRoute route : TABLE.routes()) {
      if (route.method().equals("GET")) {
        paths.add(path(route.path(), values));
      }
    }
    assertThat(paths).isNotEmpty();
    return paths;
  }

  private static String path(PathTemplate template, Map<String, String> values) {
    return template.segments().stream()
        .map(segment -> segment.startsWith("{") ? value(segment, template, values) : segment)
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String value(String segment, PathTemplate template, Map<String, String> values) {
    String name = segment.substring(1, segment.length() - 1);
    String key = name.equals("id") ? name + " of " + template.segments().get(0) : name;
    assertThat(values).as("a value for " + segment + " of " + template).containsKey(key);
    return PathTemplate.encoded(values.get(key));
  }

  /** What the names in paths stand for; where the shop has nothing, what nobody has. */
  private static Map<String, String> values(List<String> row) {
    List<String> example = row.isEmpty() ? List.of("nobody", "no-delivery", "no-event") : row;
    Map<String, String> values = new LinkedHashMap<>();
    values.put("person", example.get(0));
    values.put("delivery_id", example.get(1));
    values.put("id of messages", example.get(1));
    values.put("event_id", example.get(2));
    values.put("id of events", example.get(2));
    values.put("kind", "campaign");
    values.put("id of campaigns", "9");
    return values;
  }
}
