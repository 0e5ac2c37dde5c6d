package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.engine.SinkPlace;
import io.tailrace.pipeline.PipelineSinks;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.engine.SinkEngines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who moves to PostgreSQL is told of the people who are in the file alone. */
class UnusedDatabaseTest {
  private static final String POSTGRES = "jdbc:postgresql://localhost/events";

  @TempDir Path folder;

  @Test
  void aFileThatPostgresReplacesIsNamedWithTheWayToCopyIt() throws Exception {
    Files.createFile(folder.resolve("database.db"));
    assertThat(said(POSTGRES))
        .singleElement()
        .asString()
        .contains(folder.resolve("database.db").toString())
        .contains("tailrace database copy --to URL");
  }

  @Test
  void withoutSuchAFileNothingIsSaid() {
    assertThat(said(POSTGRES)).isEmpty();
  }

  @Test
  void ofAFileThatIsInUseNothingIsSaid() throws Exception {
    Files.createFile(folder.resolve("database.db"));
    assertThat(said("sqlite")).isEmpty();
  }

  private List<String> said(String url) {
    var environment = Map.of("TAILRACE_DATABASE_URL", url, "TAILRACE_SIGNING_KEYS", "a-key");
    var configuration = ConfigurationLoader.load(Optional.empty(), environment).configuration();
    var place = new SinkPlace(folder, InstantSource.system(), 1, 0, false);
    try (var sinks = new PipelineSinks(SinkEngines.sinks(configuration.sinks(), place))) {
      return sinks.warnings();
    }
  }
}
