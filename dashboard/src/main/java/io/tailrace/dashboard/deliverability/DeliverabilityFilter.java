package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.component.FilterOption;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.dashboard.page.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What narrows the page: channel and provider. Stateless. */
final class DeliverabilityFilter {
  private static final List<FilterOption> CHANNELS =
      List.of(
          new FilterOption("email", "E-mail"),
          new FilterOption("push", "Push"),
          new FilterOption("sms", "SMS"),
          new FilterOption("whatsapp", "WhatsApp"),
          new FilterOption("in_app", "In-app"),
          new FilterOption("webhook", "Webhook"),
          new FilterOption("slack", "Slack"));
  private static final List<String> PROVIDERS =
      List.of("gmail", "yahoo", "microsoft", "apple", "other");

  private DeliverabilityFilter() {}

  static FilterBar of(PageRequest request, String channel) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : List.of("feed", "from", "to")) {
      String value = request.text(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    return new FilterBar(
        request.path(),
        kept,
        List.of(
            FilterField.choice("type", "Channel", channel, CHANNELS),
            FilterField.choice(
                "provider", "Mailbox provider", request.text("provider", ""), providers())));
  }

  private static List<FilterOption> providers() {
    Stream<FilterOption> each =
        PROVIDERS.stream().map(it -> new FilterOption(it, MeasureLabels.provider(it)));
    return Stream.concat(Stream.of(new FilterOption("", "All")), each).toList();
  }
}
