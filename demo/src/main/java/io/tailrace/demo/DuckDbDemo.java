package io.tailrace.demo;

import io.tailrace.cli.CommandFailedException;
import io.tailrace.demo.DemoCheck.Counts;
import java.io.IOException;

/** The demonstration's warehouse in its folder. Immutable. */
record DuckDbDemo() implements DemoWarehouse {
  @Override
  public String settings() {
    return "warehouse:\n  url: duckdb\n";
  }

  @Override
  public Counts count(DemoQuestions questions)
      throws IOException, InterruptedException, CommandFailedException {
    return questions.count("warehouse", "delivery_events");
  }

  @Override
  public String lookAround() {
    return "sql \"SELECT event_type, count(*) FROM delivery_events GROUP BY 1 ORDER BY 2 DESC\"";
  }
}
