package io.tailrace.dashboard.story;

import io.tailrace.admin.access.MaskedLink;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.operations.message.MessageReport;
import io.tailrace.operations.message.MessageReport.Entry;
import io.tailrace.operations.message.MessageReport.Received;
import io.tailrace.operations.message.MessageReport.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes a message's page from what is known of it. Stateless. */
final class MessageModels {
  private MessageModels() {}

  /** Of the first feed that knows it; the others are linked. */
  static MessageModel of(MessageReport report, MessageModel.Content content, StoryPaths paths) {
    Entry entry = report.messages().get(0);
    return new MessageModel(
        MessageWords.tone(entry.message()),
        MessageWords.sentence(entry.message()),
        MessageFacts.of(entry, paths),
        steps(entry.states()),
        MessageWords.why(entry.message()),
        events(entry, paths),
        entry.moreEvents(),
        raw(entry.events()),
        content,
        others(report, paths));
  }

  private static List<StoryStep> steps(List<State> states) {
    List<StoryStep> steps = new ArrayList<>();
    Instant before = null;
    for (State state : states.stream().filter(state -> !isSaidBetter(state, states)).toList()) {
      steps.add(
          new StoryStep(
              StoryWords.metric(state.metric()),
              StoryWords.tone(state.metric(), null),
              state.at(),
              StoryWords.later(before, state.at())));
      before = state.at();
    }
    return steps;
  }

  /** That somebody opened it says that it was opened. */
  private static boolean isSaidBetter(State state, List<State> all) {
    return all.stream()
        .anyMatch(
            other ->
                other.metric().equals("human_" + state.metric()) && other.at().equals(state.at()));
  }

  private static DataTable events(Entry entry, StoryPaths paths) {
    return DataTable.of(
        "Events received of this message",
        List.of(
            TableColumn.text("Event"),
            TableColumn.text("Happened"),
            TableColumn.text("Received"),
            TableColumn.text("Link or reason"),
            TableColumn.text("Event id")),
        entry.events().stream().map(event -> row(event, entry.feed(), paths)).toList());
  }

  private static List<TableCell> row(Received event, String feed, StoryPaths paths) {
    return List.of(
        TableCell.of(StoryWords.metric(metric(event), event.human()))
            .toned(StoryWords.tone(metric(event), event.human())),
        TableCell.time(event.timestamp()),
        TableCell.time(event.receivedAt()),
        TableCell.of(detail(event)),
        TableCell.code(event.eventId()).to(paths.event(event.eventId(), feed)));
  }

  private static String metric(Received event) {
    int at = event.eventType().startsWith("in_app_") ? 6 : event.eventType().indexOf('_');
    return event.eventType().substring(at + 1);
  }

  private static String detail(Received event) {
    if (event.href() != null) {
      return MaskedLink.of(event.href());
    }
    return Objects.requireNonNullElse(event.failureMessage(), "");
  }

  private static List<MessageModel.RawEvent> raw(List<Received> events) {
    List<MessageModel.RawEvent> raw = new ArrayList<>();
    for (Received event : events) {
      if (event.data() != null) {
        String name = StoryWords.metric(metric(event), event.human()) + " · " + event.eventId();
        raw.add(new MessageModel.RawEvent(name, PrettyJson.of(event.data())));
      }
    }
    return raw;
  }

  private static List<StoryFact> others(MessageReport report, StoryPaths paths) {
    return report.messages().stream()
        .skip(1)
        .map(
            other ->
                new StoryFact(
                    "Feed " + other.feed(),
                    TableCell.code(report.deliveryId())
                        .to(paths.message(report.deliveryId(), other.feed()))))
        .toList();
  }
}
