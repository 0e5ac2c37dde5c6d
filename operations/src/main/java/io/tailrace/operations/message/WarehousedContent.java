package io.tailrace.operations.message;

import static io.tailrace.operations.RowValues.text;

import io.tailrace.operations.EventStore;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.QueryLimits;
import io.tailrace.operations.QueryRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the warehouse kept of a {@code sent} event's content. Safe for use by many threads. */
final class WarehousedContent {
  private static final QueryLimits LIMITS = new QueryLimits(Duration.ofSeconds(2), 1);

  private final EventStore warehouse;

  WarehousedContent(EventStore warehouse) {
    this.warehouse = warehouse;
  }

  /** The content and an e-mail's headers. */
  record Copy(String content, Map<String, List<String>> headers) {}

  /**
   * Finds it by when it was received, which spares reading the rest.
   *
   * @param sent a row of {@code activity}
   */
  Optional<Copy> of(String feed, Map<String, Object> sent) throws OperationException {
    QueryRows rows =
        warehouse.query(
            "SELECT data FROM delivery_events WHERE received_at = TIMESTAMP "
                + literal(text(sent, "received_at").replace("T", " ").replace("Z", ""))
                + " AND feed = "
                + literal(feed)
                + " AND event_id = "
                + literal(text(sent, "event_id")),
            LIMITS);
    return rows.rows().isEmpty() ? Optional.empty() : copy(rows.rows().get(0).get(0));
  }

  private static Optional<Copy> copy(@Nullable Object data) {
    try {
      JsonNode json = JsonMapper.shared().readTree(String.valueOf(data));
      String content = json.path("content").asString("");
      return content.isEmpty()
          ? Optional.empty()
          : Optional.of(new Copy(content, headers(json.path("headers"))));
    } catch (JacksonException e) {
      return Optional.empty(); // our reader is more lenient than this one
    }
  }

  private static Map<String, List<String>> headers(JsonNode json) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    json.propertyStream()
        .forEach(
            header -> {
              List<String> values = new ArrayList<>();
              header.getValue().valueStream().forEach(value -> values.add(value.asString("")));
              headers.put(header.getKey(), values);
            });
    return headers;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
