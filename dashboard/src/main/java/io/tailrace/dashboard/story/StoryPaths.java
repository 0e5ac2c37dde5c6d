package io.tailrace.dashboard.story;

import io.tailrace.admin.PathTemplate;
import io.tailrace.operations.OperationContext;
import org.jspecify.annotations.Nullable;

/** Where the story of something stands. Safe for use by many threads. */
public final class StoryPaths {
  private final OperationContext parts;

  /** Over a data folder; if it has one feed alone, links need not name it. */
  public StoryPaths(OperationContext parts) {
    this.parts = parts;
  }

  /** By any id or address. */
  public String person(String id, @Nullable String feed) {
    return "/people/" + PathTemplate.encoded(id) + query(feed);
  }

  /** Of one among several who go by the same. */
  String personOf(String key, String feed) {
    return "/people/" + PathTemplate.encoded(key) + "?feed=" + PathTemplate.encoded(feed);
  }

  public String message(String deliveryId, @Nullable String feed) {
    return "/messages/" + PathTemplate.encoded(deliveryId) + query(feed);
  }

  /** The message's own words, for a frame. */
  public String preview(String deliveryId, @Nullable String feed) {
    return "/messages/" + PathTemplate.encoded(deliveryId) + "/preview" + query(feed);
  }

  public String event(String eventId, @Nullable String feed) {
    return "/events/" + PathTemplate.encoded(eventId) + query(feed);
  }

  /**
   * Of a campaign or what is like it.
   *
   * @param kind {@code campaign}, {@code broadcast}, {@code newsletter} or {@code transactional}
   */
  public String source(String kind, long id, @Nullable String feed) {
    return "/campaigns/" + PathTemplate.encoded(kind) + "/" + id + query(feed);
  }

  private String query(@Nullable String feed) {
    return feed != null && parts.feeds().size() > 1 ? "?feed=" + PathTemplate.encoded(feed) : "";
  }
}
