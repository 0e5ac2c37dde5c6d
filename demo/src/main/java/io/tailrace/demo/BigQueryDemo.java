package io.tailrace.demo;

import io.tailrace.demo.DemoCheck.Counts;
import io.tailrace.testkit.bigquery.Row;
import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import java.io.IOException;
import java.util.List;

/** A BigQuery in this process's memory, which Google's own client writes to. For one thread. */
final class BigQueryDemo implements DemoWarehouse {
  private static final String PROJECT = "demo";
  private static final String DATASET = "customerio_events";
  private final SimulatedBigQuery bigQuery;

  BigQueryDemo() throws IOException {
    this.bigQuery = SimulatedBigQuery.start();
  }

  @Override
  public String settings() {
    return """
    warehouse:
      url: bigquery:%s.%s
    bigquery:
      endpoint: %s
    """
        .formatted(PROJECT, DATASET, bigQuery.endpoint());
  }

  @Override
  public Counts count(DemoQuestions questions) {
    List<Row> rows = bigQuery.rows(PROJECT, DATASET, "delivery_events");
    return new Counts(
        rows.stream().map(row -> row.text("event_id")).distinct().count(),
        rows.size(),
        rows.stream().filter(BigQueryDemo::isHumanOpen).count(),
        rows.stream().filter(BigQueryDemo::isOpen).count());
  }

  private static boolean isOpen(Row row) {
    return "opened".equals(row.text("metric"));
  }

  private static boolean isHumanOpen(Row row) {
    return isOpen(row) && Boolean.TRUE.equals(row.value("human"));
  }

  @Override
  public String lookAround() {
    return "sql --on database \"SELECT event_type, count(*) FROM activity GROUP BY 1 ORDER BY 2"
        + " DESC\"";
  }

  @Override
  public String remark() {
    return "The simulated BigQuery keeps its rows in this process's memory: they go with it.";
  }

  @Override
  public void close() {
    bigQuery.close();
  }
}
