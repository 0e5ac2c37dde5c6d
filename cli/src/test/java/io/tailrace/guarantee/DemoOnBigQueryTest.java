package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration with its rows in a simulated BigQuery, as somebody would run it. */
class DemoOnBigQueryTest {
  @TempDir Path temporary;

  @Test
  @Tag("full")
  void eachEventIsARowOnce() throws Exception {
    String folder = temporary.resolve("demo").toString();
    try (ServerProcess process = ServerProcess.of(temporary.resolve("unused"))) {
      String said =
          process.run(
              "demo",
              "--warehouse",
              "bigquery-simulated",
              "--events",
              "300",
              "--seed",
              "7",
              "--data-dir",
              folder,
              "--exit");
      assertThat(said)
          .contains("sent 300 = log 300 = warehouse 300 = database 300: each event once")
          .contains("in this process's memory");
    }
  }
}
