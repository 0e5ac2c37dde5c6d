package io.tailrace.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatusTextTest {

  @Test
  void saysOfSeveralPartitionsHowManyAreInWhichState() {
    String partitions =
        """
        [{"partition":0,"state":"elsewhere"},{"partition":1,"state":"running"},
        {"partition":2,"state":"elsewhere"}]""";
    assertThat(StatusText.states(JsonMapper.shared().readTree(partitions)))
        .isEqualTo("1 running, 2 elsewhere");
  }
}
