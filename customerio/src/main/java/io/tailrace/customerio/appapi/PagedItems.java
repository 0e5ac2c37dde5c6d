package io.tailrace.customerio.appapi;

import java.util.HashSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages one after the other, each when it is asked for. It ends whatever the API answers:
 * some lists hand out a {@code next} for ever, with nothing behind it. For one thread.
 */
final class PagedItems<T> extends AbstractSpliterator<AppApiPage<T>> {
  /** A list may have a hole where nothing matched; after so many, it is its end. */
  private static final int MAX_EMPTY = 3;

  private final Function<@Nullable String, AppApiPage<T>> read;
  private final Set<@Nullable String> asked = new HashSet<>();
  private @Nullable String start;
  private boolean ended;
  private int empty;

  private PagedItems(Function<@Nullable String, AppApiPage<T>> read, @Nullable String start) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.read = read;
    this.start = start;
  }

  /**
   * @param read the page that begins there; null = the first
   */
  static <T> Stream<AppApiPage<T>> stream(
      Function<@Nullable String, AppApiPage<T>> read, @Nullable String start) {
    return StreamSupport.stream(new PagedItems<>(read, start), false);
  }

  static <T> Stream<T> items(Function<@Nullable String, AppApiPage<T>> read) {
    return stream(read, null).flatMap(page -> page.items().stream());
  }

  @Override
  public boolean tryAdvance(Consumer<? super AppApiPage<T>> action) {
    if (ended) {
      return false;
    }
    asked.add(start);
    AppApiPage<T> page = read.apply(start);
    empty = page.items().isEmpty() ? empty + 1 : 0;
    ended = page.next() == null || empty >= MAX_EMPTY || leadsBack(page);
    start = page.next();
    action.accept(page);
    return true;
  }

  private boolean leadsBack(AppApiPage<T> page) {
    if (!asked.contains(page.next())) {
      return false;
    }
    if (page.items().isEmpty()) {
      return true;
    }
    throw new AppApiException(
        Category.UNREADABLE, "A page's `next` leads back to a page that was read", 200, null);
  }
}
