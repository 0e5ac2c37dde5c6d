package io.tailrace.dashboard.story;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationContext;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.SqliteSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A database and a log that a test fills, and pages that look into them. For one thread. */
final class StoryScene implements AutoCloseable {
  static final Instant NOON = Instant.parse("2027-01-30T12:00:00Z");
  static final String ANN =
      "\"recipient\":\"ann@example.com\",\"identifiers\":{\"id\":\"42\",\"cio_id\":\"d9c1\","
          + "\"email\":\"ann@example.com\"}";

  private final FiguresScene scene;

  StoryScene(Path folder) throws Exception {
    this.scene = new FiguresScene(folder, Database.sqlite(SqliteSettings.in(folder)));
  }

  OperationContext parts(String... feeds) {
    return scene.parts(feeds);
  }

  /** Receives an event of Ann's message D1, so many seconds past noon. */
  void email(String id, String metric, long second, String more) throws Exception {
    receive("default", id, "email_" + metric, second, "\"delivery_id\":\"D1\"," + ANN + more);
  }

  void receive(String feed, String id, String kind, long second, String data) throws Exception {
    scene.receive(feed, FiguresScene.body(id, kind, NOON.plusSeconds(second), data));
  }

  FiguresScene data() {
    return scene;
  }

  /** A page asked by somebody of a role, with what its path gives a name. */
  static PageRequest request(AccessRole role, String name, String value, String... query) {
    return new Asking("/here", role, FiguresScene.NOW).named(Map.of(name, value), query);
  }

  @Override
  public void close() {
    scene.close();
  }
}
