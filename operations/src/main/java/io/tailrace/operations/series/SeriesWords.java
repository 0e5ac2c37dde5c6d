package io.tailrace.operations.series;

import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.CountColumn;
import io.tailrace.sink.database.CountFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a question from words, the same in the query of {@code /api/series}, in a page's address
 * and on the command line. Immutable.
 */
public final class SeriesWords {
  /** What leaves events out, by its name in a question. */
  public static final Map<String, CountColumn> FILTERS = filters();

  private static final String USUAL_MEASURES = "sent,delivered,bounced,spammed";
  private static final int MOST_DIMENSIONS = 3;
  private static final int MOST_DAYS = 1_100;

  private final Function<String, @Nullable String> words;
  private final List<String> feeds;

  /**
   * Reads from these.
   *
   * @param words what was said under a name; null = nothing
   * @param feeds those that are configured
   */
  public SeriesWords(Function<String, @Nullable String> words, List<String> feeds) {
    this.words = words;
    this.feeds = List.copyOf(feeds);
  }

  private static Map<String, CountColumn> filters() {
    Map<String, CountColumn> filters = new LinkedHashMap<>();
    Stream.of(Dimension.values())
        .filter(Dimension::filters)
        .forEach(it -> filters.put(it.word(), it.columns().get(0)));
    return Collections.unmodifiableMap(filters);
  }

  /**
   * The whole question.
   *
   * @throws OperationException a word makes no sense; says which would
   */
  public SeriesQuestion question(Instant now) throws OperationException {
    List<Measure> measures = list("measure", USUAL_MEASURES, Measure::of, Measure.words());
    List<Dimension> by = list("by", "", Dimension::of, Dimension.words());
    if (by.size() > MOST_DIMENSIONS || by.stream().filter(Dimension::isTime).count() > 1) {
      throw OperationException.wrongRequest(
          "'by' may name three groups at most, and one of hour, day, week and month.");
    }
    String order = words.apply("order");
    return question(measures, by, now)
        .with(order == null ? null : one("order", order, Measure::of, Measure.words()), limit());
  }

  /** The range and the filters alone, of figures that the asker knows. */
  public SeriesQuestion question(List<Measure> measures, List<Dimension> by, Instant now)
      throws OperationException {
    return new SeriesQuestion(
        measures, by, range(now), zone(), filters(by), null, SeriesQuestion.MOST_ROWS);
  }

  /** From when to when. */
  public TimeRange range(Instant now) throws OperationException {
    TimeRange range = TimeRange.of(words.apply("from"), words.apply("to"), zone(), now);
    if (range.length().toDays() > MOST_DAYS) {
      throw OperationException.wrongRequest(
          "From " + range.from() + " to " + range.to() + " are more than " + MOST_DAYS + " days.");
    }
    return range;
  }

  /** Whose days they are; UTC unless somebody says it. */
  public ZoneId zone() throws OperationException {
    String zone = words.apply("zone");
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw OperationException.wrongRequest(
          "'zone' is '" + zone + "', and must be a time zone such as Europe/Berlin or UTC.");
    }
  }

  private int limit() throws OperationException {
    String limit = words.apply("limit");
    try {
      int rows = limit == null ? SeriesQuestion.MOST_ROWS : Integer.parseInt(limit);
      if (rows >= 1 && rows <= SeriesQuestion.MOST_ROWS) {
        return rows;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw OperationException.wrongRequest(
        "'limit' must be a whole number between 1 and " + SeriesQuestion.MOST_ROWS + ".");
  }

  private List<CountFilter> filters(List<Dimension> by) throws OperationException {
    List<CountFilter> filters = new ArrayList<>(filtered());
    boolean ofSource =
        by.stream().anyMatch(Dimension::isSource)
            || filters.stream().anyMatch(filter -> filter.column().isId());
    String feed = words.apply("feed");
    if (ofSource && !by.contains(Dimension.FEED) && (feed == null || feed.contains(","))) {
      if (feed != null || feeds.size() != 1) {
        throw OperationException.wrongRequest(
            "Each feed numbers its campaigns and so on by itself: give 'feed', one of "
                + String.join(", ", feeds)
                + ", or add feed to 'by'.");
      }
      filters.add(CountFilter.only(CountColumn.FEED, feeds));
    }
    return filters;
  }

  /** Those that were said. */
  public List<CountFilter> filtered() throws OperationException {
    List<CountFilter> filters = new ArrayList<>();
    for (Map.Entry<String, CountColumn> filter : FILTERS.entrySet()) {
      String said = words.apply(filter.getKey());
      if (said != null) {
        List<Object> values = new ArrayList<>();
        for (String value : said.split(",", -1)) {
          values.add(filter.getValue().isId() ? number(filter.getKey(), value) : value.strip());
        }
        filters.add(CountFilter.only(filter.getValue(), values));
      }
    }
    return filters;
  }

  private static Object number(String name, String value) throws OperationException {
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      throw OperationException.wrongRequest(
          "'" + name + "' is '" + value + "', and must be its number in Customer.io.");
    }
  }

  private <T> List<T> list(
      String name, String usual, Function<String, Optional<T>> known, String allowed)
      throws OperationException {
    String said = words.apply(name);
    List<T> all = new ArrayList<>();
    for (String word : (said == null ? usual : said).split(",", -1)) {
      if (!word.isBlank()) {
        all.add(one(name, word.strip(), known, allowed));
      }
    }
    return all.stream().distinct().toList();
  }

  private static <T> T one(
      String name, String word, Function<String, Optional<T>> known, String allowed)
      throws OperationException {
    return known
        .apply(word)
        .orElseThrow(
            () ->
                OperationException.wrongRequest(
                    "'%s' is '%s', and must be of: %s.".formatted(name, word, allowed)));
  }
}
