package io.tailrace.operations;

import io.tailrace.core.FeedPath;
import io.tailrace.customerio.appapi.ReportingWebhook.Settings;
import io.tailrace.customerio.appapi.SubscriptionNames;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The reporting webhook that somebody wants. Immutable.
 *
 * @param events empty = all for a new one, and for one that is there those that it has
 * @param fullResolution whether every open and click is sent, not the first alone; null = off for a
 *     new one, and as it is for one that is there
 * @param withContent whether whole messages are sent; null likewise
 */
public record ConnectQuestion(
    String feed,
    String url,
    List<String> events,
    @Nullable Boolean fullResolution,
    @Nullable Boolean withContent) {

  public ConnectQuestion {
    events = List.copyOf(events);
  }

  Settings fresh(URI endpoint) {
    String name = feed.equals(FeedPath.DEFAULT_FEED) ? "Tailrace" : "Tailrace (" + feed + ")";
    return applied(Settings.disabled(name, endpoint, SubscriptionNames.all()));
  }

  /** What one that is there would have to be. */
  Settings applied(Settings is) {
    return new Settings(
        is.name(),
        is.endpoint(),
        events.isEmpty() || new TreeSet<>(events).equals(new TreeSet<>(is.events()))
            ? is.events()
            : events,
        is.disabled(),
        fullResolution == null ? is.fullResolution() : fullResolution,
        withContent == null ? is.withContent() : withContent);
  }
}
