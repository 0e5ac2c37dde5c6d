package io.tailrace.receiver;

import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;
import java.time.Duration;

/** The settings of the receiver's limits. Immutable, safe to share between threads. */
public record LimitsConfig(
    @Setting(
            key = "limits.body",
            min = "64KiB",
            max = "32MiB",
            byDefault = "8MiB",
            meaning =
                "A verified request with a larger body is answered 200 and quarantined: head and"
                    + " hash.")
        long bodyBytes,
    @Setting(
            key = "limits.unverified",
            min = "8MiB",
            max = "16GiB",
            byDefault = "64MiB",
            meaning =
                "The memory that the bodies of requests under way, not verified yet, may take"
                    + " together; a large one waits on disk.")
        long unverifiedBytes,
    @Setting(
            key = "limits.deadline",
            min = "100ms",
            max = "3500ms",
            byDefault = "3s",
            meaning =
                "A request that is not complete, or not on disk, by then is answered 408 or 503."
                    + " Customer.io hangs up after 4 s.")
        Duration deadline,
    @Setting(
            key = "limits.idle",
            min = "1s",
            max = "1h",
            byDefault = "620s",
            meaning = "How long an idle connection stays open. Keep it longer than the proxy's.")
        Duration idle) {
  static final LimitsConfig DEFAULT = Section.of(LimitsConfig.class).byDefault();
}
