package io.tailrace.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of addresses and links for those who may not see them. */
class MaskedTest {
  @ParameterizedTest
  @CsvSource({
    "ann@gmail.com, a…@gmail.com",
    "a@gmail.com, …@gmail.com",
    "\"a b\"@x.example, \"…@x.example",
    "+15551234567, …67",
    "(030) 123 456-78, …78",
    "12345, …",
    "fcm:APA91bHun4MxP5egoKMwt2KZFBaFUH-1RYqx, …RYqx",
    "user_4711, …4711",
    "'', …",
    "ann@gmail.com?token=abc, a…@gmail.com",
    "äöü@example.de, ä…@example.de"
  })
  void anAddress(String address, String masked) {
    assertThat(MaskedAddress.of(address)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 <ann@gmail.com>: no such user, 550 5.1.1 <a…@gmail.com>: no such user",
    "rejected mailto:bob@x.example;cc=carl@y.example, rejected mailto:b…@x.example;cc=c…@y.example",
    "text to +49 170 1234567 failed, text to …67 failed",
    "2026-11-30T12:00:00+00:00 at 5.7.515, 2026-11-30T12:00:00+00:00 at 5.7.515",
    "nothing here, nothing here"
  })
  void text(String text, String masked) {
    assertThat(MaskedAddress.inText(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "https://x.example/sale, https://x.example/sale",
    "https://x.example/spring-sale-2026-shoes-for-children, https://x.example/spring-sale-2026-shoes-for-children",
    "https://x.example/u?token=abc&utm_source=mail, https://x.example/u?token=…&utm_source=mail",
    "https://x.example/u?abc, https://x.example/u?…",
    "https://x.example/u?utm_id=ann%40x.example, https://x.example/u?utm_id=a…@x.example",
    "https://x.example/reset/3f9a8c7b6d5e4f3a2b1c, https://x.example/reset/…",
    "https://ann:pw@x.example/#k, https://x.example/#…",
    "https://x.example/p/ann%40x.example, https://x.example/p/a…@x.example",
    "mailto:ann@x.example, mailto:a…@x.example"
  })
  void aLink(String link, String masked) {
    assertThat(MaskedLink.of(link)).isEqualTo(masked);
  }

  /** Whatever stands around it, and however it is written, no name of an address gets through. */
  @RepeatedTest(50)
  void noNameGetsThrough() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String around = " <>\"'(),;:=/?&|[]\n";
    for (int i = 0; i < 200; i++) {
      String name = text(random, "abcdefghijklm0123456789.+-_äß", 3 + random.nextInt(20));
      String address = name + "@" + text(random, "uvwz", 5) + ".test";
      String text =
          "no"
              + around.charAt(random.nextInt(around.length()))
              + address
              + around.charAt(random.nextInt(around.length()))
              + "more";
      String what = "seed " + seed + ": " + text;
      assertThat(MaskedAddress.inText(text)).as(what).doesNotContain(name + "@", name);
      assertThat(MaskedAddress.of(address)).as(what).doesNotContain(name);
      assertThat(MaskedLink.of("https://x.example/a?e=" + address + "&f=1"))
          .as(what)
          .doesNotContain(name);
    }
  }

  private static String text(Random random, String letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
