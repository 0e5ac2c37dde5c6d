package io.tailrace.dashboard.setaside;

import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of them a page shows, as its URL and its forms say it. Immutable.
 *
 * @param ids some by name; then nothing else narrows
 * @param place null = all
 * @param cause of one group; null = of all
 * @param reason a part of it; null = any
 */
record SetAsideChoice(
    List<String> ids, @Nullable String place, @Nullable String cause, @Nullable String reason) {

  static SetAsideChoice of(PageRequest request, SetAsideWords words) {
    return new SetAsideChoice(
        request.texts("ids").stream().flatMap(ids -> Stream.of(ids.split(","))).toList(),
        request.text(words.place()),
        request.text("cause"),
        request.text("reason"));
  }

  static SetAsideChoice one(String id) {
    return new SetAsideChoice(List.of(id), null, null, null);
  }

  /** Whether it means fewer than all. */
  boolean narrow() {
    return !ids.isEmpty() || place != null || cause != null || reason != null;
  }

  Selection selection() {
    return ids.isEmpty()
        ? new Selection(List.of(), place, reason, cause, !narrow())
        : Selection.of(ids.toArray(String[]::new));
  }

  /** As a form sends it. */
  Map<String, String> fields(SetAsideWords words) {
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "ids", ids.isEmpty() ? null : String.join(",", ids));
    put(fields, words.place(), place);
    put(fields, "cause", cause);
    put(fields, "reason", reason);
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
