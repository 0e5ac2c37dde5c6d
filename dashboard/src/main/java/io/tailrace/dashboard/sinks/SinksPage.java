package io.tailrace.dashboard.sinks;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Status;
import io.tailrace.operations.StatusReport.SinkStatus;
import io.tailrace.operations.live.LiveEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /sinks}: where is each; how long until level? Safe for use by many threads. */
final class SinksPage implements DashboardPage {
  private static final Duration OF_LATE = Duration.ofMinutes(1);

  private final OperationContext parts;
  private final LiveEvents events;

  SinksPage(OperationContext parts) {
    this.parts = parts;
    this.events = new LiveEvents(parts);
  }

  @Override
  public PageAnswer answer(PageRequest request) {
    List<SinkStatus> sinks = new Status(parts).read().sinks();
    SinkPanels panels = new SinkPanels(request.visitor(), received(request.now()));
    SinksModel model =
        new SinksModel(
            sinks.stream().map(panels::of).toList(),
            request.visitor().mayActAs(AccessRole.OPERATOR));
    long ill = sinks.stream().filter(sink -> !sink.healthy()).count();
    Tone tone = ill > 0 ? Tone.BAD : Tone.OK;
    return new PageView("Sinks", tone, sentence(sinks, ill), "sinks/sinks.jte", model);
  }

  /** Null where the log cannot be read: the page says so of each sink. */
  private @Nullable Double received(Instant now) {
    try {
      return events.receivedSince(now.minus(OF_LATE)) / (double) OF_LATE.toSeconds();
    } catch (LogUnavailableException e) {
      return null;
    }
  }

  static String sentence(List<SinkStatus> sinks, long ill) {
    if (ill > 0) {
      String names =
          String.join(
              ", ", sinks.stream().filter(sink -> !sink.healthy()).map(SinkStatus::name).toList());
      return ill + " of " + Numbers.of(sinks.size(), "sink") + " need somebody: " + names + ".";
    }
    Optional<SinkStatus> last =
        sinks.stream()
            .filter(sink -> sink.lag() != null && sink.lag() > 0)
            .max(Comparator.comparing(sink -> Objects.requireNonNull(sink.lag())));
    return last.map(sink -> sink.name() + " is " + behind(sink) + "; all work.")
        .orElse("All sinks have all that was received.");
  }

  private static String behind(SinkStatus sink) {
    Double left = sink.levelInSeconds();
    String until =
        left == null
            ? ""
            : ", level in " + Numbers.span(Duration.ofMillis(Math.round(left * 1000)));
    return Numbers.of(Objects.requireNonNull(sink.lag()), "event") + " behind" + until;
  }
}
