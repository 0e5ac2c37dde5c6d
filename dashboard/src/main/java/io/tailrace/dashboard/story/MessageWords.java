package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.number;
import static io.tailrace.operations.RowValues.text;

import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.BounceExplanation;
import io.tailrace.customerio.ObjectType;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    parts.addAll(byPeople(row));
    for (String metric : List.of("converted", "replied", "unsubscribed", "spammed")) {
      if (row.get(metric + "_at") != null) {
        String word = StoryWords.metric(metric);
        parts.add(word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1));
      }
    }
    return String.join("; ", parts) + ".";
  }

  /** As in {@code opened by a person}, {@code clicked by people 3 times}; none if nobody did. */
  static List<String> byPeople(Map<String, Object> row) {
    return Stream.of(
            times("opened", number(row, "human_opens")),
            times("clicked", number(row, "human_clicks")))
        .filter(words -> !words.isEmpty())
        .toList();
  }

  private static String times(String what, long times) {
    return times == 0
        ? ""
        : times == 1
            ? what + " by a person"
            : what + " by people " + Numbers.count(times) + " times";
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
  private static String cause(Map<String, Object> row) {
    return row.get("failure_message") == null
        ? "no reason was told"
        : causeOf(row).code().replace('_', ' ');
  }

  private static BounceCause causeOf(Map<String, Object> row) {
    ObjectType type = ObjectType.of(text(row, "object_type"));
    return BounceCause.of(type, (String) row.get("failure_message"));
  }

  /** Why it was refused, and what can be done; null if it was not, or nobody told. */
  static MessageModel.@Nullable Why why(Map<String, Object> row) {
    if (!(row.get("failure_message") instanceof String said)) {
      return null;
    }
    BounceExplanation means = BounceExplanation.of(causeOf(row));
    return new MessageModel.Why(said, means.meaning(), means.mender(), means.link());
  }
}
