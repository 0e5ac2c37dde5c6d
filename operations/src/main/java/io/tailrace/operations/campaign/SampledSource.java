package io.tailrace.operations.campaign;

import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.SeriesWords;
import io.tailrace.operations.series.SourceKind;
import io.tailrace.sink.database.CountColumn;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One campaign, broadcast, newsletter or transactional message, as somebody asks for it. Immutable.
 *
 * @param to up to when
 */
record SampledSource(SourceKind kind, long id, String feed, Instant to) {

  static SampledSource of(
      String kind, long id, Function<String, @Nullable String> words, OperationContext parts)
      throws OperationException {
    SeriesWords asked =
        new SeriesWords(name -> name.equals("to") ? words.apply(name) : null, parts.feeds());
    return new SampledSource(
        kind(kind), id, feed(words, parts), asked.range(parts.clock().instant()).to());
  }

  CountColumn column() {
    return kind.column();
  }

  static String feed(Function<String, @Nullable String> words, OperationContext parts)
      throws OperationException {
    String feed = words.apply("feed");
    if (feed == null && parts.feeds().size() != 1) {
      throw OperationException.wrongRequest(
          "Each feed numbers its campaigns by itself: give 'feed', one of "
              + String.join(", ", parts.feeds())
              + ".");
    }
    return feed == null ? parts.feeds().get(0) : feed;
  }

  static SourceKind kind(String word) throws OperationException {
    return SourceKind.of(word)
        .orElseThrow(
            () ->
                OperationException.wrongRequest(
                    "'kind' is '%s', and must be of: %s."
                        .formatted(
                            word,
                            Arrays.stream(SourceKind.values())
                                .map(SourceKind::word)
                                .collect(Collectors.joining(", ")))));
  }
}
