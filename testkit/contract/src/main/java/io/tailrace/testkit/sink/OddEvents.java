package io.tailrace.testkit.sink;

import static java.util.stream.Collectors.joining;

import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.EventKind;
import java.util.List;

/** Events of every kind, and with values that nobody expects. Stateless. */
final class OddEvents {
  private static final String PERSON =
      "\"identifiers\":{\"id\":\"42\",\"email\":\"p@example.com\",\"cio_id\":\"c42\"}";

  private OddEvents() {}

  /** An event of this kind with all its fields. */
  static SinkRecord of(int offset, EventKind kind) {
    String fields = kind.fields().stream().map(OddEvents::field).collect(joining(","));
    String data =
        "{\"delivery_id\":\"d%s\",%s%s}"
            .formatted(offset, fields.isEmpty() ? "" : fields + ",", PERSON);
    String body =
        TrialRecords.json(
            TrialRecords.id(offset), kind.objectType().name(), kind.metric().name(), data);
    return TrialRecords.of(offset, "default", Source.WEBHOOK, body);
  }

  private static String field(EventKind.Field field) {
    String value =
        switch (field.name()) {
          case "recipients" -> "[{\"device_id\":\"t1\",\"device_platform\":\"ios\"}]";
          case "headers" -> "{\"X-A\":[\"1\",\"2\"]}";
          case "proxied", "prefetched", "synthetic", "machine" -> "true";
          case "link_id" -> "3";
          case "identifiers" -> "{\"id\":\"41\"}";
          default -> "\"some " + field.name() + "\"";
        };
    return "\"" + field.name() + "\":" + value;
  }

  /** Values of {@code data} that are JSON, and no more than that. */
  static List<String> data() {
    return List.of(
        "{}",
        "{\"delivery_id\":null,\"recipient\":null,\"identifiers\":null,\"customer_id\":null}",
        "{\"delivery_id\":\"\",\"recipient\":\"\",\"subject\":\"\",\"identifiers\":{\"id\":\"\",\"cio_id\":\"\"}}",
        "{\"campaign_id\":\"12\",\"action_id\":\"0013\",\"journey_id\":15,\"customer_id\":77}",
        "{\"campaign_id\":9223372036854775807,\"action_id\":-9223372036854775808}",
        "{\"campaign_id\":92233720368547758070,\"action_id\":1.5,\"link_id\":1e3,\"trigger_id\":true}",
        "{\"campaign_id\":\"no number\",\"proxied\":\"yes\",\"machine\":1,\"subject\":{\"a\":[1]}}",
        "{\"subject\":\"emoji 😀 é \\ud83d\\ude00\",\"recipient\":\"ü@exämple.com\",\"delivery_id\":\"d\"}",
        "{\"subject\":\"half \\ud83d of one\",\"delivery_id\":\"\\ude00\",\"recipient\":\"a\\ud83d@b.c\"}",
        "{\"subject\":\"nul \\u0000 in it\",\"delivery_id\":\"d\\u0000\",\"recipient\":\"a\\u0000b@c.d\"}",
        "{\"subject\":\"quotes ' \\\" \\\\ ; -- $1 ? %s\",\"href\":\"https://x/?a=';DROP TABLE x;\"}",
        "{\"subject\":\"" + "long ".repeat(300_000) + "\"}",
        "{\"failure_message\":\""
            + "\\u00e9".repeat(50_000)
            + "\",\"recipient\":\""
            + "r".repeat(10_000)
            + "@b.c\"}",
        "{\"deep\":"
            + "[".repeat(50)
            + "]".repeat(50)
            + ",\"number\":1e999,\"many\":123456789012345678901234567890}",
        "{\"subject\":\"twice\",\"subject\":\"the last counts\",\"\":1}",
        "{\"recipient\":\"no at sign\",\"recipients\":[],\"headers\":{},\"content\":\"\"}");
  }
}
