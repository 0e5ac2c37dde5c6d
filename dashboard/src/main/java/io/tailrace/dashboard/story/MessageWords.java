package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.number;
import static io.tailrace.operations.RowValues.text;

import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.ObjectType;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says in a sentence what became of a message. Stateless. */
final class MessageWords {
  private MessageWords() {}

  static Tone tone(Map<String, Object> row) {
    String status = text(row, "status");
    return row.get("spammed_at") != null
        ? Tone.BAD
        : status.equals("delivered") ? Tone.OK : StoryWords.tone(status, null);
  }

  /** As in {@code Delivered 12 s after it was sent; opened by a person; clicked by a person.} */
  static String sentence(Map<String, Object> row) {
    List<String> parts = new ArrayList<>();
    String status = text(row, "status");
    parts.add(
        switch (status) {
          case "delivered" -> "Delivered" + after(row);
          case "bounced", "dropped", "failed", "undeliverable" ->
              StoryWords.metric(status) + ": " + cause(row);
          case "sent" -> "Sent, and nothing was heard of it since";
          case "deferred" -> "Deferred: its mailbox has not taken it yet";
          default -> StoryWords.metric(status) + ", not sent yet";
        });
    add(parts, row, "human_opens", "opened by a person", "opened by people");
    add(parts, row, "human_clicks", "clicked by a person", "clicked by people");
    for (String metric : List.of("converted", "replied", "unsubscribed", "spammed")) {
      if (row.get(metric + "_at") != null) {
        String word = StoryWords.metric(metric);
        parts.add(word.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + word.substring(1));
      }
    }
    return String.join("; ", parts) + ".";
  }

  private static void add(
      List<String> parts, Map<String, Object> row, String column, String once, String often) {
    long times = number(row, column);
    if (times > 0) {
      parts.add(times == 1 ? once : often + " " + Numbers.count(times) + " times");
    }
  }

  private static String after(Map<String, Object> row) {
    if (row.get("sent_at") instanceof String sent
        && row.get("delivered_at") instanceof String delivered) {
      Duration took = Duration.between(Instant.parse(sent), Instant.parse(delivered));
      return took.isNegative() || took.isZero()
          ? " within a second"
          : " " + Numbers.span(took) + " after it was sent";
    }
    return "";
  }

  /** As in {@code bad address}. */
  static String cause(Map<String, Object> row) {
    String message = (String) row.get("failure_message");
    ObjectType type = ObjectType.of(text(row, "object_type"));
    return message == null
        ? "no reason was told"
        : BounceCause.of(type, message).code().replace('_', ' ');
  }
}
