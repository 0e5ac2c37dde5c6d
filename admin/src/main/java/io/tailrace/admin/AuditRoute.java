package io.tailrace.admin;

import io.tailrace.operations.OperationException;
import io.tailrace.operations.audit.AuditQuestion;
import io.tailrace.operations.audit.AuditReader;
import io.tailrace.operations.series.TimeRange;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** {@code /api/audit}. Immutable; safe for use by many threads. */
final class AuditRoute implements Routes.Route<AuditReader.Page> {
  private final AuditReader reader;
  private final InstantSource clock;

  AuditRoute(AuditReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public AuditReader.Page answer(RequestParameters asked) throws OperationException {
    TimeRange range =
        TimeRange.of(asked.text("from"), asked.text("to"), ZoneOffset.UTC, clock.instant());
    return reader.read(
        new AuditQuestion(
            range.from(),
            range.to(),
            asked.text("who"),
            asked.text("about"),
            (int) asked.number("limit", 100, 1, Endpoints.MAX_PAGE)));
  }
}
