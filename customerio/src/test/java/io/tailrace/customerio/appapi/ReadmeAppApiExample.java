package io.tailrace.customerio.appapi;

import io.tailrace.customerio.Metric;
import java.util.ArrayList;
import java.util.List;

/** The example of README.md: what stands between the marks is there word for word. */
class ReadmeAppApiExample {
  final List<String> lines = new ArrayList<>();

  // README begins
  static AppApi connect(String key) {
    return new AppApiClient(new AppApiSettings(new AppApiKey(key), Region.EU));
  }

  /** What a campaign's mails of the last week did, and which of them bounced. */
  void report(AppApi api, long campaignId) {
    MetricsQuery week = MetricsQuery.last(7, Period.DAY).ofType(MessageType.EMAIL);
    try {
      for (Bucket day : api.metrics(MessageSource.campaign(campaignId), week).buckets()) {
        Counts counts = day.counts();
        lines.add(day.start() + ": " + counts.of(Metric.SENT) + ", " + counts.humanOpened());
      }
      MessageQuery bounced = MessageQuery.ALL.ofCampaign(campaignId).with(Metric.BOUNCED);
      api.messages(bounced).limit(100).forEach(it -> lines.add(it.recipient()));
    } catch (AppApiException failed) {
      // What was asked, what Customer.io said, and what can be done.
      lines.add(failed.category() + ": " + failed.getMessage());
    }
  }
  // README ends
}
