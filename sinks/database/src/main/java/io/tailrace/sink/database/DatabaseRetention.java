package io.tailrace.sink.database;

import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;
import java.time.Duration;

/**
 * How long each table keeps its rows. People and suppressions are kept; so are dead letters and
 * quarantine until they are resolved. Immutable.
 *
 * @param activity since an event was received. Not shorter than what the log keeps at most, or the
 *     events of a replay beyond it are not counted
 * @param deliveries since a delivery's last event
 * @param hourlyCounts since their hour
 * @param resolved dead letters and quarantine, once resolved
 */
public record DatabaseRetention(
    @Setting(
            key = "database.retention.activity",
            min = "1h",
            max = "3650d",
            atLeast = "log.max-retention",
            byDefault = "90d",
            meaning =
                "How long each person's events are kept. They are what tells a replayed event from"
                    + " a new one, so not shorter than `log.max-retention`.")
        Duration activity,
    @Setting(
            key = "database.retention.deliveries",
            min = "1d",
            max = "3650d",
            byDefault = "400d",
            meaning = "How long deliveries are kept after their last event.")
        Duration deliveries,
    @Setting(
            key = "database.retention.hourly-counts",
            min = "1d",
            max = "3650d",
            byDefault = "800d",
            meaning = "How long the counts by hour are kept; by default two years side by side.")
        Duration hourlyCounts,
    @Setting(
            key = "database.retention.resolved",
            min = "1d",
            max = "3650d",
            byDefault = "30d",
            meaning =
                "How long dead letters and quarantine are kept once resolved; until then, always.")
        Duration resolved) {
  public static final DatabaseRetention DEFAULT = Section.of(DatabaseRetention.class).byDefault();
}
