package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatusTextTest {

  @Test
  void saysInWhichPartitionARangeIsFedAgain() {
    String status =
        """
        {"log":{"partitions":[%s]},"sinks":[{"name":"database","gaps":[],
        "replays":[{"partition":2,"next":1,"to":3}]}]}\
        """;
    assertThat(replays(status.formatted("{},{},{}")))
        .containsExactly("database is being fed offsets 1 to 3 of partition 2 again");
    assertThat(replays(status.formatted("{}")))
        .containsExactly("database is being fed offsets 1 to 3 again");
  }

  private static List<String> replays(String status) {
    return StatusText.replays(JsonMapper.shared().readTree(status));
  }

  @Test
  void saysOfSeveralPartitionsHowManyAreInWhichState() {
    String partitions =
        """
        [{"partition":0,"state":"elsewhere"},{"partition":1,"state":"running"},
        {"partition":2,"state":"elsewhere"}]\
        """;
    assertThat(StatusText.states(JsonMapper.shared().readTree(partitions)))
        .isEqualTo("1 running, 2 elsewhere");
  }
}
