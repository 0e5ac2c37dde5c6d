package io.tailrace.operations;

import io.tailrace.customerio.appapi.MessageSource;
import io.tailrace.customerio.appapi.MessageType;
import io.tailrace.customerio.appapi.MetricsQuery;
import io.tailrace.customerio.appapi.Period;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which report. Immutable.
 *
 * @param source null = all deliveries of the workspace
 * @param last how many periods, the present one included; 0 = the usual number
 * @param type null = all channels
 */
public record ReportQuestion(
    String feed, @Nullable MessageSource source, Period by, int last, @Nullable MessageType type) {

  /** {@code campaign}, {@code newsletter}, {@code broadcast}, {@code transactional}, or all. */
  public String kind() {
    return source == null ? "deliveries" : source.kind().name().toLowerCase(Locale.ROOT);
  }

  MetricsQuery.Last query() {
    MetricsQuery.Last query = MetricsQuery.last(last == 0 ? usual() : last, by);
    return type == null ? query : query.ofType(type);
  }

  private int usual() {
    return switch (by) {
      case HOUR -> 24;
      case DAY -> 7;
      case WEEK, MONTH -> 12;
    };
  }
}
