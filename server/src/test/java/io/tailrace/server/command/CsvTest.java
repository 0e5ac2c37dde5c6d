package io.tailrace.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 4180. */
class CsvTest {
  @Test
  void quotesWhatNeedsIt() {
    var out = new ByteArrayOutputStream();
    Csv.print(
        List.of("a", "b"),
        List.of(List.of("1,5", "say \"hi\""), List.of("two\nlines", ""), List.of("plain", "ü")),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("a,b\r\n\"1,5\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\r\nplain,ü\r\n");
  }
}
