package io.tailrace.sink.database;

import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.sink.SinkContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The database keeps the contract of all sinks on SQLite. */
class SqliteSinkTest extends SinkContract {
  private final TrialDatabases databases = new TrialDatabases();

  @Override
  public Sink on(Path folder) throws IOException {
    return databases.on(folder);
  }

  @Override
  public List<String> effect(Sink sink) throws Exception {
    return databases.effect(sink);
  }
}
