package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of the JVM; that it does so once, at its first virtual thread, is its own part. */
class CarriersTest {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private String before;

  @BeforeEach
  void clear() {
    before = System.clearProperty(PARALLELISM);
  }

  @AfterEach
  void putBack() {
    System.clearProperty(PARALLELISM);
    if (before != null) {
      System.setProperty(PARALLELISM, before);
    }
  }

  @Test
  void oneProcessorIsLeft() {
    assumeTrue(PROCESSORS > 1 && Runtime.version().feature() >= 24);
    Carriers.leaveOneProcessor();
    assertThat(System.getProperty(PARALLELISM)).isEqualTo(String.valueOf(PROCESSORS - 1));
  }

  @Test
  void whatTheOperatorSaysStands() {
    System.setProperty(PARALLELISM, "7");
    Carriers.leaveOneProcessor();
    assertThat(System.getProperty(PARALLELISM)).isEqualTo("7");
  }
}
