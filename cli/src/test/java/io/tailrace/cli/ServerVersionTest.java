package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ApiJson;
import io.tailrace.core.Build;
import io.tailrace.operations.StatusReport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ServerVersionTest {
  private static final Build HERE = new Build("0.2.0", "1e845d6b3c4f", "2027-01-15");

  @Test
  void warnsOfAServerOfAnotherVersion() {
    StatusReport status =
        status(
            """
            {"running":true,"build":{"version":"0.1.0","commit":"bb8396480278","date":"2026-11-30"}}\
            """);
    assertThat(ServerVersion.of(status)).isEqualTo("0.1.0 (commit bb8396480278, 2026-11-30)");
    assertThat(ServerVersion.warning(status, HERE))
        .hasValue(
            "The server is Tailrace 0.1.0 (commit bb8396480278, 2026-11-30), and this command is"
                + " 0.2.0 (commit 1e845d6b3c4f, 2027-01-15). Restart the server to run what is"
                + " installed here.");
  }

  @Test
  void warnsOfAServerThatDoesNotTellItsVersion() {
    StatusReport status = status("{\"running\":true}");
    assertThat(ServerVersion.warning(status, HERE)).get().asString().contains("older than 0.1.0");
  }

  @Test
  void hasNothingToSayOfTheSameBuildNorWhereNoServerRuns() {
    StatusReport same =
        status(
            """
            {"running":true,"build":{"version":"0.2.0","commit":"1e845d6b3c4f","date":"2027-01-15"}}\
            """);
    assertThat(ServerVersion.warning(same, HERE)).isEmpty();
    assertThat(ServerVersion.warning(status("{\"running\":false}"), HERE)).isEmpty();
  }

  private static StatusReport status(String json) {
    return ApiJson.as(JsonMapper.shared().readTree(json), StatusReport.class);
  }
}
