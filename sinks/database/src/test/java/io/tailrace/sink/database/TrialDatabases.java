package io.tailrace.sink.database;

import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.sink.TrialSinks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Databases for the contract: their effect is their activity. For one thread. */
class TrialDatabases implements TrialSinks {
  private final Map<Sink, DatabaseSettings> settings = new WeakHashMap<>();

  @Override
  public Sink on(Path folder) {
    DatabaseSettings in = DatabaseSettings.in(folder);
    Sink sink = new DatabaseSink(in);
    settings.put(sink, in);
    return sink;
  }

  @Override
  public List<String> effect(Sink sink) throws Exception {
    try (Tables tables = new Tables(settings.get(sink).file())) {
      List<String> ids = new ArrayList<>();
      tables
          .rows("SELECT event_id FROM activity")
          .forEach(row -> ids.add((String) row.get("event_id")));
      return ids;
    }
  }
}
