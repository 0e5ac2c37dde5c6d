package io.tailrace.operations;

import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.Campaign;
import io.tailrace.customerio.appapi.MessageSource;
import io.tailrace.customerio.appapi.Newsletter;
import io.tailrace.customerio.appapi.TransactionalMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a workspace calls its campaigns and so on. Stateless. */
final class SourceNames {
  private static final int SHOWN = 10;

  private SourceNames() {}

  /** Of one kind, by their ids, as the App API lists them. */
  static Map<Long, @Nullable String> of(AppApi api, MessageSource.Kind kind) {
    Map<Long, @Nullable String> names = new LinkedHashMap<>();
    switch (kind) {
      case CAMPAIGN -> api.campaigns().forEach((Campaign it) -> names.put(it.id(), it.name()));
      case BROADCAST -> api.broadcasts().forEach((Campaign it) -> names.put(it.id(), it.name()));
      case NEWSLETTER ->
          api.newsletters().forEach((Newsletter it) -> names.put(it.id(), it.name()));
      case TRANSACTIONAL ->
          api.transactionalMessages()
              .forEach((TransactionalMessage it) -> names.put(it.id(), it.name()));
    }
    return names;
  }

  /** As in {@code 3 "Welcome", 4 "Abandoned basket"}. */
  static String shown(Map<Long, @Nullable String> names) {
    String shown =
        names.entrySet().stream()
            .limit(SHOWN)
            .map(entry -> entry.getKey() + " \"" + entry.getValue() + "\"")
            .collect(Collectors.joining(", "));
    return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
  }
}
