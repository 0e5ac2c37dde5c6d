package io.tailrace.operations.reconcile;

import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiPage;
import io.tailrace.customerio.appapi.Message;
import io.tailrace.customerio.appapi.MessageQuery;
import io.tailrace.operations.AppApiAnswer;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.HeldDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Compares deliveries with the database, page after page: of one page in memory at a time. For one
 * thread.
 */
final class DeliveryWalk {
  private static final HeldDelivery NOTHING = new HeldDelivery("", Set.of(), 0, 0);

  private final OperationContext parts;
  private final RunFolder folder;
  private final AppApi api;

  DeliveryWalk(OperationContext parts, RunFolder folder, AppApi api) {
    this.parts = parts;
    this.folder = folder;
    this.api = api;
  }

  /** Goes on until the time is over, and says how far it came. */
  ReconcileRun step(ReconcileRun run, BooleanSupplier over) throws OperationException {
    ReconcileRun now = run;
    List<ReconcileQuestion.Window> windows = run.question().windows();
    while (now.window() < windows.size() && !over.getAsBoolean()) {
      now = window(now, windows.get(now.window()), over);
    }
    return now.window() < windows.size() ? now : now.settling();
  }

  private ReconcileRun window(
      ReconcileRun run, ReconcileQuestion.Window window, BooleanSupplier over)
      throws OperationException {
    Iterator<AppApiPage<Message>> pages =
        AppApiAnswer.of(() -> api.messagePages(query(run, window)).iterator());
    ReconcileRun now = run;
    while (AppApiAnswer.of(pages::hasNext)) {
      AppApiPage<Message> page = pages.next();
      now = compared(now, page);
      if (page.next() == null) {
        break;
      }
      now = now.at(now.window(), page.next());
      if (over.getAsBoolean()) {
        return now;
      }
    }
    return now.at(now.window() + 1, null);
  }

  /** Drafts are left out: nothing was sent, so nothing else is told of them. */
  private static MessageQuery query(ReconcileRun run, ReconcileQuestion.Window window) {
    MessageQuery query = MessageQuery.ALL.between(window.from(), window.to());
    Long campaign = run.question().campaignId();
    return (campaign == null ? query : query.ofCampaign(campaign)).resumedAt(run.next());
  }

  private ReconcileRun compared(ReconcileRun run, AppApiPage<Message> page)
      throws OperationException {
    // Without a type it is of no channel, and none of its metrics can be compared.
    List<Message> messages = page.items().stream().filter(it -> it.objectType() != null).toList();
    int unreadable = page.unreadable() + page.items().size() - messages.size();
    List<String> ids = messages.stream().map(Message::id).toList();
    String feed = run.question().feed();
    Map<String, HeldDelivery> held =
        parts.knownDatabase().ask(reader -> reader.held().find(feed, ids));
    List<MissingEvent> gaps = new ArrayList<>();
    int metrics = 0;
    long repeated = 0;
    for (Message message : messages) {
      HeldDelivery ours = held.getOrDefault(message.id(), NOTHING);
      Map<String, Instant> theirs = ToldTwice.metrics(message);
      theirs.forEach(
          (metric, at) -> {
            if (!ours.metrics().contains(metric)) {
              gaps.add(MissingEvent.of(message, metric, at));
            }
          });
      metrics += theirs.size();
      repeated += Math.max(0, ours.opens() - 1) + Math.max(0, ours.clicks() - 1);
    }
    long walked = folder.append(RunFolder.WALKED, run.walked(), gaps);
    ReconcileCounts counts = run.counts().compared(messages.size(), metrics, gaps.size(), repeated);
    return run.compared(walked, counts.unreadable(unreadable));
  }
}
