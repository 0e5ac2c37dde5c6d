package io.tailrace.dashboard.page;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.OperationException;

/**
 * Answers one path of the dashboard. What it throws becomes a page that says so in a sentence.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface DashboardPage {

  PageAnswer answer(PageRequest request)
      throws OperationException,
          LogUnavailableException,
          StoreUnavailableException,
          InterruptedException;
}
