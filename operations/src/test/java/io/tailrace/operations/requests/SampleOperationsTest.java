package io.tailrace.operations.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.Metric;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleOperationsTest {
  @TempDir Path folder;

  @Test
  void areInTheLogAsWhatTheyAre() throws Exception {
    Scene scene = new Scene(folder);
    SampleOperations.Kept kept =
        new SampleOperations(scene.parts(true)).keep("shop", "email_spammed", 3);
    List<LogRecord> records = scene.log().reader().read(0, 0, new ReadLimit(10, 1 << 20));
    assertThat(records).hasSize(3);
    assertThat(records).extracting(LogRecord::key).isEqualTo(kept.eventIds());
    assertThat(kept.eventIds()).doesNotHaveDuplicates().allMatch(id -> id.startsWith("sample-"));
    for (LogRecord record : records) {
      assertThat(record.source()).isEqualTo(Source.DEMO);
      assertThat(record.feed()).isEqualTo("shop");
      assertThat(EventDecoder.decode(record.body()).metric()).isEqualTo(Metric.SPAMMED);
    }
  }

  @Test
  void anUnknownKindOrFeedKeepsNothing() {
    SampleOperations samples = new SampleOperations(new Scene(folder).parts(true));
    assertThatThrownBy(() -> samples.keep("shop", "email_eaten", 1))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("email_bounced");
    assertThatThrownBy(() -> samples.keep(null, "email_sent", 1))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("default, shop");
  }
}
