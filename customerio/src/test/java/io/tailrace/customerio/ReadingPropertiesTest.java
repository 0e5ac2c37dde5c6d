package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;

/** No bytes whatever lead to anything but an event or a reason; both readers always agree. */
class ReadingPropertiesTest {
  @Property(tries = 2000)
  void randomBytes(@ForAll byte[] bytes) {
    Invariants.splitAndDecodeAgree(bytes);
  }

  @Property(tries = 2000)
  void randomBytesFromJsonsAlphabet(
      @ForAll @Size(max = 60) List<@ByteRange(min = 0, max = 13) Byte> choices) {
    byte[] alphabet = Samples.bytes("{}[]\":,\\u0e- \n");
    byte[] bytes = new byte[choices.size()];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = alphabet[choices.get(at)];
    }
    Invariants.splitAndDecodeAgree(bytes);
  }

  @Property(tries = 2000)
  void randomJson(@ForAll Random random) {
    RandomJson json = new RandomJson(random);
    Invariants.splitAndDecodeAgree(Samples.bytes(json.value(5)));
    Invariants.splitAndDecodeAgree(Samples.bytes(json.nearlyEvent()));
  }

  @Property(tries = 300)
  void truncatedEvents(@ForAll Random random) {
    byte[] whole = Samples.bytes(new RandomJson(random).nearlyEvent());
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      Invariants.splitAndDecodeAgree(part);
      assertThat(RequestBody.split(part))
          .singleElement()
          .satisfies(
              it -> assertThat(it.problem().reason()).isIn(Reason.NOT_JSON, Reason.INVALID_UTF8));
    }
  }

  @Property(tries = 1000)
  void envelopesKeepTheExactBytesOfEachElement(@ForAll Random random) {
    RandomJson json = new RandomJson(random);
    List<String> elements = new ArrayList<>();
    StringBuilder body = new StringBuilder("{\"events\":[");
    for (int left = random.nextInt(6); left > 0; left--) {
      String element = random.nextInt(4) == 0 ? json.value(3) : json.nearlyEvent();
      body.append(elements.isEmpty() ? "" : ",").append(json.space()).append(element);
      body.append(json.space());
      elements.add(element);
    }
    byte[] bytes = Samples.bytes(body.append("]}").toString());

    assertThat(RequestBody.split(bytes))
        .extracting(it -> new String(it.bytes(), UTF_8))
        .isEqualTo(elements);
    Invariants.splitAndDecodeAgree(bytes);
  }

  @Property(tries = 500)
  void anEventReadsTheSameWithinAnEnvelopeAndAlone(@ForAll Random random) {
    byte[] alone = Samples.bytes(new RandomJson(random).nearlyEvent());
    byte[] within = Samples.bytes("[" + new String(alone, UTF_8) + "]");

    assertThat(RequestBody.split(within).get(0).key())
        .isEqualTo(RequestBody.split(alone).get(0).key());
  }
}
