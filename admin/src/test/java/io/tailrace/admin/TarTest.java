package io.tailrace.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarTest {
  private static final Map<String, String> FILES = files();

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("empty", "");
    files.put("dt=2027-01-31/delivery_events.parquet", "x".repeat(511));
    files.put("a block", "y".repeat(512));
    files.put("and one more", "z".repeat(513));
    return files;
  }

  private static byte[] written() throws IOException {
    var out = new ByteArrayOutputStream();
    Tar.write(
        taker -> {
          for (Map.Entry<String, String> file : FILES.entrySet()) {
            byte[] bytes = file.getValue().getBytes(UTF_8);
            taker.take(file.getKey(), bytes.length, new ByteArrayInputStream(bytes));
          }
        },
        out);
    return out.toByteArray();
  }

  private static Map<String, String> read(byte[] archive) throws IOException {
    Map<String, String> read = new LinkedHashMap<>();
    Tar.read(
        new ByteArrayInputStream(archive),
        (name, bytes, content) -> {
          String text = new String(content.readAllBytes(), UTF_8);
          assertThat(text).hasSize((int) bytes);
          read.put(name, text);
        });
    return read;
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(read(written())).containsExactlyEntriesOf(FILES);
  }

  @Test
  void whatNobodyReadsIsSkipped() throws IOException {
    var names = new java.util.ArrayList<String>();
    Tar.read(new ByteArrayInputStream(written()), (name, bytes, content) -> names.add(name));
    assertThat(names).containsExactlyElementsOf(FILES.keySet());
  }

  @Test
  void oneThatIsCutOffAnywhereIsNotTakenForWhole() throws IOException {
    byte[] all = written();
    int end = all.length - 2 * TarHeader.BLOCK;
    for (int length = 0; length <= end; length += 37) {
      byte[] cut = Arrays.copyOf(all, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aDamagedHeadIsNoFile() throws IOException {
    byte[] damaged = written();
    damaged[3] ^= 1;
    assertThatThrownBy(() -> read(damaged)).hasMessageContaining("damaged on the way");
  }

  /** Past 8 GiB the size is written in another way. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 511, (1L << 33) - 1, 1L << 33, 50L << 30, 1L << 45})
  void aSizeIsKept(long bytes) throws IOException {
    TarHeader header = new TarHeader("large", bytes);
    assertThat(TarHeader.read(header.written())).isEqualTo(header);
  }

  /** So that {@code tar} unpacks it. */
  @Test
  void theHeadIsThatOfUstar() throws IOException {
    byte[] head = new TarHeader("a", 5).written();
    assertThat(new String(head, 257, 5, UTF_8)).isEqualTo("ustar");
    assertThat(new String(head, 100, 8, UTF_8)).isEqualTo("0000600\0");
    assertThat(new String(head, 124, 12, UTF_8)).isEqualTo("00000000005\0");
  }
}
