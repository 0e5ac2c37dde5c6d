package io.tailrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Output;
import io.tailrace.cli.Shell;
import io.tailrace.cli.Terminal;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindTableTest {
  private static final Map<Kind, Long> ALL = all();

  private static Map<Kind, Long> all() {
    Map<Kind, Long> all = new HashMap<>();
    for (ObjectType type : ObjectType.documented()) {
      for (Metric metric : Metric.documented()) {
        all.put(new Kind(type, metric), 12_345L);
      }
    }
    return all;
  }

  @Test
  void fitsATerminalOf80ColumnsAndHasEachTypeOnce() {
    List<String> lines = printed(80);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    List<String> headings =
        lines.stream()
            .filter(line -> line.startsWith("METRIC"))
            .flatMap(line -> List.of(line.split(" +")).stream())
            .filter(word -> !word.equals("METRIC") && !word.equals("TOTAL"))
            .toList();
    assertThat(headings).isEqualTo(printedHeadings());
    long numbers =
        lines.stream()
            .flatMap(line -> List.of(line.split(" +")).stream())
            .filter("12,345"::equals)
            .count();
    assertThat(numbers).isEqualTo(ALL.size());
  }

  private static List<String> printedHeadings() {
    String heading = printed(0).get(0);
    List<String> words = List.of(heading.split(" +"));
    return words.subList(1, words.size() - 1);
  }

  @Test
  void isOneTableWhereItFits() {
    assertThat(printed(0)).filteredOn(line -> line.startsWith("METRIC")).hasSize(1);
    assertThat(printed(200)).isEqualTo(printed(0));
  }

  private static List<String> printed(int width) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    KindTable.of(ALL, shell(width)).forEach(table -> table.print(out));
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Shell shell(int width) {
    var nowhere = new ByteArrayOutputStream();
    return new Shell(
        new ByteArrayInputStream(new byte[0]),
        new Output(nowhere),
        new PrintStream(nowhere, true, StandardCharsets.UTF_8),
        new Terminal(false, width, null),
        Map.of(),
        InstantSource.system(),
        null,
        null);
  }
}
