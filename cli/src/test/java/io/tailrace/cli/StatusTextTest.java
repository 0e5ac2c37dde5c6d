package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ApiJson;
import io.tailrace.operations.StatusReport;
import io.tailrace.operations.StatusReport.PartitionPosition;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatusTextTest {

  @Test
  void saysInWhichPartitionARangeIsFedAgain() {
    assertThat(replays(3))
        .containsExactly("database is being fed offsets 1 to 3 of partition 2 again");
    assertThat(replays(1)).containsExactly("database is being fed offsets 1 to 3 again");
  }

  private static List<String> replays(int partitions) {
    String status =
        """
        {"log":{"partitions":%s},"sinks":[{"name":"database","gaps":[],
        "replays":[{"partition":2,"next":1,"to":3}]}]}\
        """
            .formatted(Collections.nCopies(partitions, "{}"));
    return StatusText.replays(ApiJson.as(JsonMapper.shared().readTree(status), StatusReport.class));
  }

  @Test
  void saysOfSeveralPartitionsHowManyAreInWhichState() {
    assertThat(StatusText.states(List.of(in("elsewhere"), in("running"), in("elsewhere"))))
        .isEqualTo("1 running, 2 elsewhere");
  }

  private static PartitionPosition in(String state) {
    return new PartitionPosition(0, state, 1L, 0);
  }
}
