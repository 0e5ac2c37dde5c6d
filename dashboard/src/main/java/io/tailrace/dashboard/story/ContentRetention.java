package io.tailrace.dashboard.story;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.core.settings.DurationFormat;
import io.tailrace.dashboard.component.Times;
import io.tailrace.operations.message.MessageContent;
import io.tailrace.operations.message.MessageReport.Entry;
import io.tailrace.operations.message.MessageReport.Received;
import java.util.Optional;

/** How long what a message said is kept, by the settings of this process. Immutable. */
record ContentRetention(EffectiveSettings settings) {
  private static final String KEY = "log.retention";

  /** Of one that is kept: by whom, and until when. */
  String kept(Entry entry, MessageContent content) {
    if (!"log".equals(content.where())) {
      return "The warehouse keeps it, as warehouse.content says.";
    }
    Optional<String> set = retention();
    Optional<Received> sent =
        entry.events().stream().filter(it -> it.eventId().equals(content.eventId())).findFirst();
    if (set.isEmpty() || sent.isEmpty()) {
      return "The log keeps it as long as log.retention says.";
    }
    return "The log keeps it until "
        + Times.utc(sent.get().receivedAt().plus(DurationFormat.parse(set.get())))
        + ", as log.retention says ("
        + set.get()
        + "), unless the disk gets full before.";
  }

  /** Of one that is not: why, and what is set now. */
  String missing(String reason) {
    Optional<String> set = retention();
    return set.isEmpty() || !reason.contains(KEY)
        ? reason
        : reason + " It is set to " + set.get() + " now.";
  }

  private Optional<String> retention() {
    return settings.settings().stream()
        .filter(it -> it.key().equals(KEY) && !it.value().isEmpty())
        .map(EffectiveSettings.Value::value)
        .findFirst();
  }
}
