package io.tailrace.sink.database;

import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.sink.SinkContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * The database keeps the contract of all sinks on PostgreSQL too.
 *
 * <p>Over 10 s: each test of the contract makes its tables anew.
 */
@Tag("full")
class PostgresSinkTest extends SinkContract {
  private final PostgresTrialDatabases databases = new PostgresTrialDatabases();

  @Override
  public Sink on(Path folder) throws IOException {
    return databases.on(folder);
  }

  @Override
  public List<String> effect(Sink sink) throws Exception {
    return databases.effect(sink);
  }

  @Override
  public Path crashed(Path folder, Path copy) throws IOException {
    return databases.crashed(folder, copy);
  }
}
