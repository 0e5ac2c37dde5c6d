package io.tailrace.dashboard.story;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.SandboxedPage;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.message.MessageContent;
import io.tailrace.operations.message.MessageLookup;

/**
 * {@code /messages/{delivery_id}/preview}: what an e-mail said, for a frame of its own. Safe for
 * use by many threads.
 */
public final class MessagePreviewPage implements DashboardPage {
  private final MessageLookup messages;

  public MessagePreviewPage(OperationContext parts) {
    this.messages = new MessageLookup(parts);
  }

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException, LogUnavailableException {
    MessageContent content = messages.content(request.segment("delivery_id"), request.feed());
    if (content.content() == null) {
      throw OperationException.notFound(content.reason());
    }
    return new SandboxedPage(CleanMail.of(content.content()).document());
  }
}
