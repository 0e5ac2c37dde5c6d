package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SafeLinesTest {
  private static final String HOSTILE = "x\u001b[31m\u009b\u202e\r\nforged INFO";
  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private String logged(Exception cause) {
    var log = context.getLogger("test");
    events.start();
    log.addAppender(events);
    log.atError().setCause(cause).addKeyValue("path", HOSTILE).log("no path {}", HOSTILE);
    byte[] line = SafeLines.encoder(context, LogOutput.PATTERN).encode(events.list.get(0));
    return new String(line, StandardCharsets.UTF_8);
  }

  @Test
  void aMessageIsOneLineThatCommandsNothing() {
    String line = logged(null);
    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .contains("no path x\uFFFD[31m")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
  }

  @Test
  void aTraceForgesNoLine() {
    String lines = logged(new IllegalStateException(HOSTILE));
    assertThat(lines.lines()).hasSizeGreaterThan(3).noneMatch(line -> line.startsWith("forged"));
    assertThat(lines).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n\t]]").endsWith("\n");
  }
}
