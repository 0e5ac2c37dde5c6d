package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.EventLog;
import io.tailrace.operations.message.MessageContent;
import io.tailrace.operations.message.MessageLookup;
import io.tailrace.testkit.log.InMemoryLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message said outlives the log in the warehouse, if that was told to keep it. */
class MessageContentTest {
  private static final Map<String, String> KEPT =
      Map.of("TAILRACE_WAREHOUSE_CONTENT", "true", "TAILRACE_SIGNING_KEYS", "some-key");
  private static final Map<String, String> NOT_KEPT = Map.of("TAILRACE_SIGNING_KEYS", "some-key");

  @TempDir Path folder;

  private static String sent() {
    return ("{\"event_id\":\"it's\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":%s,"
            + "\"data\":{\"delivery_id\":\"D1\",\"identifiers\":{\"id\":\"42\"},"
            + "\"content\":\"<p>Hi</p>\",\"headers\":{\"X-A\":[\"1\",\"2\"]}}}")
        .formatted(Instant.now().getEpochSecond());
  }

  /** As after its retention. */
  private static EventLog emptied() {
    return new InMemoryLog(InstantSource.system());
  }

  private MessageContent content(Map<String, String> settings) throws Exception {
    try (RealFolder real = new RealFolder(folder, settings)) {
      real.receive(sent());
      real.deliver();
      return new MessageLookup(real.parts(true, emptied())).content("D1", null);
    }
  }

  @Test
  void theWarehouseHasIt() throws Exception {
    MessageContent content = content(KEPT);
    assertThat(content.where()).isEqualTo("warehouse");
    assertThat(content.content()).isEqualTo("<p>Hi</p>");
    assertThat(content.headers()).isEqualTo(Map.of("X-A", List.of("1", "2")));
  }

  @Test
  void elseItsSettingIsNamed() throws Exception {
    MessageContent content = content(NOT_KEPT);
    assertThat(content.content()).isNull();
    assertThat(content.reason()).contains("log.retention", "warehouse.content");
  }
}
