package io.tailrace.customerio.appapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says went wrong, in any of the three shapes that the App API has for it: {@code
 * errors} with details, some of them with a pointer to the field, and {@code meta.error}.
 * Stateless.
 */
final class ErrorText {
  private static final int MAX_LENGTH = 300;

  private ErrorText() {}

  /** Shortened, without addresses and key; null = it says nothing in these shapes. */
  static @Nullable String of(AppApiResponse answer, AppApiKey key) {
    Fields body = Fields.of(AppApiJson.read(answer.body()));
    List<@Nullable String> said = new ArrayList<>();
    body.objects("errors").forEach(error -> said.add(detail(error)));
    said.addAll(body.texts("errors"));
    said.add(body.object("meta").text("error"));
    said.addAll(body.object("meta").texts("errors"));
    said.removeIf(Objects::isNull);
    return said.isEmpty() ? null : harmless(String.join("; ", said), key);
  }

  private static @Nullable String detail(Fields error) {
    String detail = error.text("detail");
    String pointer = error.object("source").text("pointer");
    return detail == null || pointer == null ? detail : detail + " (" + pointer + ")";
  }

  private static String harmless(String said, AppApiKey key) {
    String plain = key.hideIn(said).replaceAll("\\p{Cntrl}+", " ");
    String masked = plain.replaceAll("[^\\s\"'<>@]+@", "…@");
    return masked.length() <= MAX_LENGTH ? masked : masked.substring(0, MAX_LENGTH) + "…";
  }
}
