package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RowPrinterTest {
  private final RowPrinter printer = printer(new ByteArrayOutputStream());

  private static RowPrinter printer(OutputStream to) {
    var shell =
        new Shell(null, new Output(to), System.err, Terminal.NONE, Map.of(), null, null, null);
    return new RowPrinter(Format.CSV, shell);
  }

  private static boolean comes(RowPrinter printer, String line) {
    return printer.take(JsonMapper.shared().readTree(line));
  }

  @Test
  void anAnswerWithoutItsEndWasCutOff() {
    comes(printer, "{\"columns\":[\"a\"]}");
    comes(printer, "[1]");
    assertThatThrownBy(printer::end).hasMessageContaining("cut off");
  }

  @Test
  void anErrorAmidTheRowsIsSaid() {
    comes(printer, "{\"columns\":[\"a\"]}");
    comes(printer, "[1]");
    comes(printer, "{\"error\":\"the disk is full\"}");
    assertThatThrownBy(printer::end).hasMessage("the disk is full");
  }

  @Test
  void noMoreIsWantedOnceNobodyReads() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    RowPrinter lost = printer(full);
    comes(lost, "{\"columns\":[\"a\"]}");
    int rows = 0;
    while (rows < 100_000 && comes(lost, "[\"" + "x".repeat(100) + "\"]")) {
      rows++;
    }
    assertThat(rows).isLessThan(1_000);
  }
}
