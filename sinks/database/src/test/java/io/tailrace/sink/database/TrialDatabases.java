package io.tailrace.sink.database;

import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.sink.TrialSinks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Databases for the contract: their effect is their activity. For one thread. */
class TrialDatabases implements TrialSinks {
  private final Map<Sink, TrialDatabase> made = new WeakHashMap<>();

  /** The database of this folder, with whatever was left in it. */
  TrialDatabase of(Path folder) throws IOException {
    return TrialDatabase.sqlite(SqliteSettings.in(folder));
  }

  @Override
  public Sink on(Path folder) throws IOException {
    TrialDatabase of = of(folder);
    Sink sink = new DatabaseSink(of.database());
    made.put(sink, of);
    return sink;
  }

  @Override
  public List<String> effect(Sink sink) throws Exception {
    try (Tables tables = made.get(sink).tables()) {
      return tables.rows("SELECT event_id FROM activity").stream()
          .map(row -> (String) row.get("event_id"))
          .toList();
    }
  }
}
