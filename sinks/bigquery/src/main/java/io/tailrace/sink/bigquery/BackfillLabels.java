package io.tailrace.sink.bigquery;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Labels of the events' table that tell which months may hold backfilled rows: one for each month,
 * so that two writers who set theirs at once lose none. Immutable.
 *
 * @param all whether any month may hold some: an earlier version's label, or too many months
 * @param months those that may
 */
record BackfillLabels(boolean all, Set<YearMonth> months) {
  static final BackfillLabels NONE = new BackfillLabels(false, Set.of());
  private static final String ALL = "tailrace_backfilled";
  private static final String MONTH = ALL + "_";

  // A table may have 64 labels, and some may be its owner's.
  private static final int MOST = 40;

  BackfillLabels {
    months = Set.copyOf(months);
  }

  /** Of a table's resource. */
  static BackfillLabels of(JsonObject table) {
    JsonObject labels = table.getAsJsonObject("labels");
    if (labels == null) {
      return NONE;
    }
    Set<YearMonth> months =
        labels.keySet().stream()
            .filter(key -> key.startsWith(MONTH))
            .map(key -> YearMonth.parse(key.substring(MONTH.length()).replace('_', '-')))
            .collect(Collectors.toSet());
    return new BackfillLabels(labels.has(ALL), months);
  }

  /** From when on there may be backfilled rows; empty if there are none. */
  Optional<Instant> from() {
    return all
        ? Optional.of(Instant.EPOCH)
        : months.stream().min(YearMonth::compareTo).map(BackfillLabels::begin);
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** With the months of events at these times. */
  BackfillLabels with(Collection<Instant> times) {
    Set<YearMonth> more = new TreeSet<>(months);
    times.forEach(time -> more.add(YearMonth.from(time.atOffset(ZoneOffset.UTC))));
    return new BackfillLabels(all || more.size() > MOST, more);
  }

  /** As the change of a table's resource, which leaves other labels as they are. */
  JsonObject change() {
    JsonObject labels = new JsonObject();
    if (all) {
      labels.addProperty(ALL, "yes");
    } else {
      months.forEach(month -> labels.addProperty(MONTH + key(month), "yes"));
    }
    JsonObject change = new JsonObject();
    change.add("labels", labels);
    return change;
  }

  private static String key(YearMonth month) {
    return month.toString().replace('-', '_');
  }
}
