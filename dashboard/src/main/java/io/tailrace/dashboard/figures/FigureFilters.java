package io.tailrace.dashboard.figures;

import io.tailrace.dashboard.component.FilterOption;
import io.tailrace.dashboard.page.PageRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** By what figures are narrowed: channel and mailbox provider. Stateless. */
public final class FigureFilters {
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

  private FigureFilters() {}

  public static List<FilterOption> channels() {
    return CHANNELS;
  }

  public static List<FilterOption> anyChannel() {
    return Stream.concat(Stream.of(new FilterOption("", "All")), CHANNELS.stream()).toList();
  }

  public static List<FilterOption> anyProvider() {
    Stream<FilterOption> each =
        PROVIDERS.stream().map(it -> new FilterOption(it, MeasureLabels.provider(it)));
    return Stream.concat(Stream.of(new FilterOption("", "All")), each).toList();
  }

  /** The feed and the time on top, which a filter keeps. */
  public static Map<String, String> scope(PageRequest request) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : List.of("feed", "from", "to")) {
      String value = request.text(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    return kept;
  }
}
