package io.tailrace.customerio.appapi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign or an API-triggered broadcast, which have the same fields. Immutable, safe to share
 * between threads.
 *
 * @param type what triggers it
 * @param state {@code running}, {@code draft}, {@code stopped}
 * @param actionIds of its messages and other steps
 */
public record Campaign(
    long id,
    @Nullable String name,
    @Nullable String type,
    @Nullable String state,
    @Nullable Instant created,
    @Nullable Instant updated,
    List<Long> actionIds,
    List<String> tags) {

  public Campaign {
    actionIds = List.copyOf(actionIds);
    tags = List.copyOf(tags);
  }

  static Campaign read(Fields fields) {
    return new Campaign(
        fields.ownId(),
        fields.text("name"),
        fields.text("type"),
        fields.text("state"),
        fields.instant("created"),
        fields.instant("updated"),
        fields.objects("actions").stream()
            .filter(action -> action.id("id") != null)
            .map(action -> action.id("id"))
            .toList(),
        fields.texts("tags"));
  }
}
