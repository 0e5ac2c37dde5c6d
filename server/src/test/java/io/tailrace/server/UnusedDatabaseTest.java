package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who moves to PostgreSQL is told of the people who are in the file alone. */
class UnusedDatabaseTest {
  private static final String POSTGRES = "jdbc:postgresql://localhost/events";
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(UnusedDatabase.class);

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    LOGGER.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    LOGGER.detachAppender(lines);
  }

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
    var environment =
        Map.of(
            "TAILRACE_DATA_DIR",
            folder.toString(),
            "TAILRACE_DATABASE_URL",
            url,
            "TAILRACE_SIGNING_KEYS",
            "a-key");
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    UnusedDatabase.warn(configuration);
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
