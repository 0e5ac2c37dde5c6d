package io.tailrace.dashboard.story;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.message.MessageContent;
import io.tailrace.operations.message.MessageLookup;
import io.tailrace.operations.message.MessageReport;

/** {@code /messages/{delivery_id}}: what became of it? Safe for use by many threads. */
public final class MessagePage implements DashboardPage {
  private final MessageLookup messages;
  private final StoryPaths paths;
  private final ContentRetention retention;

  public MessagePage(OperationContext parts, EffectiveSettings settings) {
    this.messages = new MessageLookup(parts);
    this.paths = new StoryPaths(parts);
    this.retention = new ContentRetention(settings);
  }

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException, LogUnavailableException {
    String id = request.segment("delivery_id");
    MessageReport report = messages.find(id, request.feed());
    if (!report.known()) {
      return unknown(id);
    }
    MessageContent content = messages.content(id, report.messages().get(0).feed());
    var shown = new MessageContents(paths, retention).of(report.messages().get(0), content);
    MessageModel model = MessageModels.of(report, shown, paths);
    return new PageView("Message", model.tone(), model.sentence(), "story/message.jte", model);
  }

  private static PageAnswer unknown(String id) {
    EmptyState state =
        EmptyState.of(
                "No message has this id",
                "Customer.io's id of a message is its delivery_id, such as"
                    + " RPILAgABcRhIBqSp7kiPekGBIeVh. The database keeps messages for as long as"
                    + " database.retention.deliveries says, 400 days by default.")
            .link("/search", "Search");
    return new PageView(
        "Message",
        Tone.NONE,
        "No message with the id " + id + " is known.",
        "component/empty.jte",
        state);
  }
}
