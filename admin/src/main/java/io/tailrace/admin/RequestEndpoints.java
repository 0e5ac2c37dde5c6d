package io.tailrace.admin;

import static io.tailrace.admin.Endpoint.get;
import static io.tailrace.admin.Endpoint.post;
import static io.tailrace.admin.Endpoints.FEED;
import static io.tailrace.admin.Parameter.number;
import static io.tailrace.admin.Parameter.text;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.operations.requests.FailedRequests;
import io.tailrace.operations.requests.SampleOperations;
import io.tailrace.operations.series.TimeRange;
import io.tailrace.operations.stalls.StallReport;
import java.util.List;

/**
 * What comes in, seen from the sender: what it waited for, and which requests failed. Stateless.
 */
public final class RequestEndpoints {
  public static final Endpoint<StallReport> STALLS =
      get(
              "/api/stalls",
              StallReport.class,
              "The stall ledger: each time in which Customer.io had to wait for this receiver, as far"
                  + " as the receiver can know. Each process keeps its own.")
          .with(
              text(
                  "from",
                  "Start, inclusive: `24h` or `7d` for how long ago, a time, or `now`. Rounded down"
                      + " to the hour. Defaults to `"
                      + TimeRange.USUAL
                      + "`."),
              text("to", "End, exclusive, in the same words. Rounded up. Defaults to now."),
              FEED,
              number(
                  "limit",
                  "At most that many stalls, 1 to 1000; the sums are of all. Defaults to 100."))
          .needs(AccessRole.VIEWER)
          .such("/api/stalls?from=7d");

  public static final Endpoint<FailedRequests.Page> REQUESTS =
      get(
              "/api/requests",
              FailedRequests.Page.class,
              "The last 1000 requests that were not answered 200, since the process began. A flood of"
                  + " one outcome pushes out its own alone.")
          .with(
              FEED,
              text(
                  "outcome",
                  "Only those: `unsigned`, `unverified`, `unavailable` or `refused`. Defaults to"
                      + " all."),
              number("limit", "At most that many, 1 to 1000. Defaults to 100."))
          .needs(AccessRole.OPERATOR)
          .such("/api/requests?outcome=unverified&limit=10");

  public static final Endpoint<SampleOperations.Kept> SAMPLES =
      post(
              "/api/samples",
              SampleOperations.Kept.class,
              "Puts sample events into the log, as if they had been received, with ids that begin with"
                  + " `sample-` and the source `demo`. All sinks get them, forwards and handlers"
                  + " too.")
          .with(
              text("type", "Their kind, such as `email_bounced`: any that Customer.io sends.")
                  .needed(),
              text("feed", "Whose they are. Needed where there are several."),
              number("count", "How many, 1 to 100. Defaults to 1."))
          .needs(AccessRole.OPERATOR)
          .such("{\"type\":\"email_bounced\"}");

  static final List<Endpoint<?>> ALL = List.of(STALLS, REQUESTS, SAMPLES);

  private RequestEndpoints() {}
}
