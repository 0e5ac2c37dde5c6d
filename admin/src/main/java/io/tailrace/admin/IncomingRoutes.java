package io.tailrace.admin;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.requests.FailedRequests;
import io.tailrace.operations.requests.SampleOperations;
import io.tailrace.operations.series.TimeRange;
import io.tailrace.operations.stalls.StallReport;
import io.tailrace.operations.stalls.Stalls;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Answers {@link RequestEndpoints}. Safe for use by many threads. */
final class IncomingRoutes {
  private final Stalls stalls;
  private final FailedRequests failed;
  private final SampleOperations samples;
  private final InstantSource clock;

  IncomingRoutes(OperationContext parts) {
    this.stalls = new Stalls(parts);
    this.failed = new FailedRequests(parts);
    this.samples = new SampleOperations(parts);
    this.clock = parts.clock();
  }

  StallReport stalls(RequestParameters asked) throws OperationException {
    String from = asked.text("from");
    TimeRange range = TimeRange.of(from, asked.text("to"), ZoneOffset.UTC, clock.instant());
    return stalls.report(range, asked.text("feed"), limit(asked));
  }

  FailedRequests.Page failed(RequestParameters asked) throws OperationException {
    return MaskedFailures.of(failed.list(asked.text("feed"), asked.text("outcome"), limit(asked)));
  }

  SampleOperations.Kept samples(RequestParameters asked)
      throws OperationException, LogUnavailableException {
    int count = (int) asked.number("count", 1, 1, SampleOperations.MOST);
    return samples.keep(asked.text("feed"), asked.required("type"), count);
  }

  private static int limit(RequestParameters asked) throws OperationException {
    return (int) asked.number("limit", 100, 1, Endpoints.MAX_PAGE);
  }
}
