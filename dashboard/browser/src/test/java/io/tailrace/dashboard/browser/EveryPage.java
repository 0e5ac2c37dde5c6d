package io.tailrace.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.Pages;
import io.tailrace.dashboard.page.PageRoute;
import java.io.IOException;
import java.net.http.HttpResponse;
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

  private EveryPage() {}

  /** Those that are HTML, in our own layout. */
  static List<String> laidOut(Shop shop) throws IOException, InterruptedException {
    List<String> paths = new ArrayList<>();
    for (String path : all(shop)) {
      if (isLaidOut(shop.head(path))) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static boolean isLaidOut(HttpResponse<?> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    return type.startsWith("text/html") && !policy.contains("sandbox");
  }

  /** All that a browser can open. */
  static List<String> all(Shop shop) throws IOException, InterruptedException {
    Map<String, String> values = values(shop);
    List<String> paths = new ArrayList<>();
    for (PageRoute route : Pages.of(null, null).routes()) {
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
  private static Map<String, String> values(Shop shop) throws IOException, InterruptedException {
    List<String> example = shop.firstRow(EXAMPLE);
    if (example.isEmpty()) {
      example = List.of("nobody", "no-delivery", "no-event");
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("person", example.get(0));
    values.put("delivery_id", example.get(1));
    values.put("id of messages", example.get(1));
    values.put("event_id", example.get(2));
    values.put("id of events", example.get(2));
    values.put("kind", "campaign");
    values.put("id of campaigns", "9");
    values.put("id of dead-letters", "1");
    values.put("id of quarantine", "1");
    return values;
  }
}
