package io.tailrace.dashboard.live;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.component.FilterOption;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.EventFilter;
import io.tailrace.operations.live.LiveFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody watches, as the URL says. Immutable.
 *
 * @param type kinds with commas between them; may be empty
 * @param person may be empty; always is for a viewer, who may search for nobody
 * @param provider may be empty
 */
record LiveChoice(PageRequest request, String type, String person, String provider) {
  private static final List<String> PROVIDERS =
      List.of("gmail", "microsoft", "yahoo", "apple", "other");

  static LiveChoice of(PageRequest request) {
    String person = mayAskForPeople(request) ? request.text("person", "") : "";
    return new LiveChoice(request, request.text("type", ""), person, request.text("provider", ""));
  }

  private static boolean mayAskForPeople(PageRequest request) {
    return request.visitor().mayActAs(AccessRole.ANALYST);
  }

  LiveFilter filter() {
    Set<String> types = type.isEmpty() ? Set.of() : Set.of(distinct(type));
    return new LiveFilter(new EventFilter(types, given(person)), given(provider), request.feed());
  }

  private static String[] distinct(String list) {
    return List.of(list.split(",")).stream().map(String::strip).distinct().toArray(String[]::new);
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }

  boolean isNarrow() {
    return !(type + person + provider).isEmpty() || request.feed() != null;
  }

  FilterBar bar() {
    String feed = request.feed();
    List<FilterField> fields = new ArrayList<>();
    fields.add(FilterField.text("type", "Kind", type, "email, bounced, sms_sent"));
    fields.add(
        FilterField.choice(
            "provider", "Mailbox provider", provider, FilterOption.anyOf("Any", PROVIDERS)));
    if (mayAskForPeople(request)) {
      fields.add(FilterField.text("person", "Person", person, "id or address"));
    }
    return new FilterBar("/live", feed == null ? Map.of() : Map.of("feed", feed), fields);
  }

  /** Where the browser gets what comes after {@code cursor}, narrowed likewise. */
  String streamAfter(Cursor cursor) {
    return request.href("after", cursor.text()).replaceFirst("^/live", "/live/stream");
  }
}
