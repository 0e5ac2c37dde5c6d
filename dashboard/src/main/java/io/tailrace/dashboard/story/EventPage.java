package io.tailrace.dashboard.story;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.BodyText;
import io.tailrace.operations.Explain;
import io.tailrace.operations.Explanation;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.event.EventBodies;
import io.tailrace.operations.event.EventBody;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /events/{event_id}}: did we get it, is it in each sink, why not? With {@code format=raw},
 * its body as a file. Safe for use by many threads.
 */
public final class EventPage implements DashboardPage {
  private final Explain explain;
  private final EventBodies bodies;
  private final StoryPaths paths;

  public EventPage(OperationContext parts) {
    this.explain = new Explain(parts);
    this.bodies = new EventBodies(parts);
    this.paths = new StoryPaths(parts);
  }

  @Override
  public PageAnswer answer(PageRequest request)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    String id = request.segment("event_id");
    Explain.Answer answer = explain.event(id, request.feed());
    if (answer.feeds().isEmpty()) {
      return unknown(id);
    }
    if (request.text("format", "").equals("raw")) {
      return file(bodies.find(answer.feeds().get(0).feed(), id));
    }
    boolean mayReplay = request.visitor().mayActAs(AccessRole.OPERATOR);
    List<EventModel.Way> ways = new ArrayList<>();
    for (Explanation way : answer.feeds()) {
      ways.add(way(request, way, answer.feeds().size() > 1, mayReplay));
    }
    Explanation first = answer.feeds().get(0);
    var model = new EventModel(EventWords.tone(first), EventWords.sentence(first), ways);
    return new PageView("Event", model.tone(), model.sentence(), "story/event.jte", model);
  }

  private EventModel.Way way(
      PageRequest request, Explanation way, boolean several, boolean mayReplay)
      throws OperationException, LogUnavailableException {
    return new EventModel.Way(
        several ? way.feed() : "",
        EventFacts.of(way, paths),
        EventLadder.of(way),
        mayReplay ? EventReplayPage.forms(way) : List.of(),
        body(request, way));
  }

  private EventModel.Body body(PageRequest request, Explanation way)
      throws OperationException, LogUnavailableException {
    if (way.record() == null) {
      String why = "The log keeps bodies as long as log.retention says, 30 days by default.";
      var missing = EmptyState.of("The body is not kept", why);
      return new EventModel.Body("", "", "", "", missing);
    }
    String file = request.href("format", "raw");
    return EventBodyText.of(bodies.find(way.feed(), way.eventId()), file);
  }

  private static PageAnswer file(EventBody body) {
    BodyText text = body.body();
    String bytes = text.text() == null ? String.valueOf(text.base64()) : text.text();
    return new PageFile(text.text() == null ? "body.base64" : "body.json", "text/plain", bytes);
  }

  private static PageAnswer unknown(String id) {
    EmptyState state =
        EmptyState.of(
                "It was not received",
                "Ids are remembered as long as log.deduplication says, 8.5 days at least; the"
                    + " database and the warehouse keep events longer, and have none of this id"
                    + " either. Failed requests show whether one was refused.")
            .link("/requests", "Failed requests");
    return new PageView(
        "Event",
        Tone.NONE,
        "No event with the id " + id + " is known.",
        "component/empty.jte",
        state);
  }
}
