package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The check of UTF-8 agrees with the platform's strict decoder. */
class Utf8Test {
  private static boolean platformAccepts(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private static void agree(byte[] bytes) {
    assertThat(Utf8.firstMalformed(bytes, 0, bytes.length) < 0)
        .as(java.util.HexFormat.of().formatHex(bytes))
        .isEqualTo(platformAccepts(bytes));
  }

  @Test
  void onEveryPairOfLeadAndSecondByte() {
    for (int lead = 0; lead < 256; lead++) {
      for (int second = 0; second < 256; second++) {
        agree(new byte[] {(byte) lead, (byte) second});
        agree(new byte[] {(byte) lead, (byte) second, (byte) 0x80});
        agree(new byte[] {(byte) lead, (byte) second, (byte) 0x80, (byte) 0xbf});
      }
    }
  }

  @Test
  void onDamagedText() {
    byte[] text = "plain text, then é, then €, then 🎉, and plain again".getBytes(UTF_8);
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = text.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      agree(damaged);
    }
  }

  @Test
  void tellsWhere() {
    assertThat(Utf8.firstMalformed("0123456789é".getBytes(UTF_8), 0, 11)).isEqualTo(10);
  }
}
