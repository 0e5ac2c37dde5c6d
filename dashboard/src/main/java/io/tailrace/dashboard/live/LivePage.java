package io.tailrace.dashboard.live;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.dashboard.story.StoryPaths;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.live.LiveBatch;
import io.tailrace.operations.live.LiveEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code /live}: what comes in now? Safe for use by many threads. */
final class LivePage implements DashboardPage {
  private static final int LOOKED_BACK = 500;
  private static final int SHOWN = 50;

  private final LiveEvents events;
  private final StoryPaths paths;

  LivePage(LiveEvents events, StoryPaths paths) {
    this.events = events;
    this.paths = paths;
  }

  @Override
  public PageAnswer answer(PageRequest request) throws LogUnavailableException, OperationException {
    LiveChoice choice = LiveChoice.of(request);
    LiveBatch recent = events.read(events.back(LOOKED_BACK), events.end());
    LiveRowMaker maker = new LiveRowMaker(request.visitor(), paths);
    List<LiveRow> rows = new ArrayList<>();
    recent.events().stream()
        .filter(choice.filter()::wants)
        .forEach(event -> rows.add(maker.row(event)));
    Collections.reverse(rows);
    List<LiveRow> newest = rows.subList(0, Math.min(SHOWN, rows.size()));
    LiveModel model =
        new LiveModel(choice.bar(), choice.streamAfter(recent.next()), newest, empty(choice));
    return new PageView("Live", Tone.INFO, sentence(recent, request), "live/live.jte", model);
  }

  private static String sentence(LiveBatch recent, PageRequest request) {
    if (recent.events().isEmpty()) {
      return "Nothing was received yet; what comes shows here at once.";
    }
    var newest = recent.events().get(recent.events().size() - 1).record().receivedAt();
    Duration age = Duration.between(newest, request.now());
    String when = age.toSeconds() < 1 ? "just now" : Numbers.span(age) + " ago";
    return "The last event came " + when + "; what comes shows here at once.";
  }

  private static EmptyState empty(LiveChoice choice) {
    return choice.isNarrow()
        ? EmptyState.of("Nothing like that of late", "What comes and fits the filter shows here.")
            .link("/live", "Watch all")
        : EmptyState.of(
                "No events yet",
                "Give Customer.io the address of this server, or try it with simulated events:")
            .command("tailrace demo\ntailrace connect\ntailrace send --sample email_delivered");
  }
}
