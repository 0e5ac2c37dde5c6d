package io.tailrace.demo;

import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiClient;
import io.tailrace.customerio.appapi.AppApiKey;
import io.tailrace.customerio.appapi.AppApiSettings;
import io.tailrace.customerio.appapi.ReportingWebhook.Settings;
import io.tailrace.customerio.appapi.SubscriptionNames;
import io.tailrace.testkit.customerio.SimulatedEvent;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import io.tailrace.testkit.customerio.appapi.Rules;
import io.tailrace.testkit.customerio.appapi.SimulatedAppApi;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;

/**
 * The invented shop as Customer.io knows it: the story that the simulated sender tells, told by a
 * simulated App API too. Safe for use by many threads.
 */
final class DemoWorkspace implements AutoCloseable {
  /** No secret: it opens nothing but this invented shop, on this machine. */
  static final String KEY = "demo-app-api-key";

  /** Older ones are forgotten, so that a long demonstration does not fill the memory. */
  private static final int MAX_MESSAGES = 50_000;

  private final WorkspaceHistory history = new WorkspaceHistory(MAX_MESSAGES);
  private final SimulatedAppApi api;

  DemoWorkspace() throws IOException {
    this.api = new SimulatedAppApi(history, new Rules(KEY));
  }

  URI url() {
    return api.url();
  }

  /** Registers the reporting webhook that sends to the demonstration's server, switched on. */
  void connect(URI endpoint) {
    AppApi client = new AppApiClient(new AppApiSettings(new AppApiKey(KEY), api.url()));
    client.createReportingWebhook(
        new Settings(
            "Tailrace", endpoint.toString(), SubscriptionNames.documented(), false, true, false));
  }

  /** Returns the same events; the App API learns of each when it is taken. */
  Iterator<SimulatedEvent> recording(Iterator<SimulatedEvent> events) {
    return history.recording(events);
  }

  @Override
  public void close() {
    api.close();
  }
}
