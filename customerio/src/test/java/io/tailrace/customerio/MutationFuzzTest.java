package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damages readable bodies and headers at random. Runs for two seconds; for longer with {@code
 * -Dfuzz.seconds=600}, and again with the same {@code -Dfuzz.seed=…}.
 */
class MutationFuzzTest {
  private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("fuzz.seconds", 2));
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\\",
          "\\u",
          "\\ud800",
          "null",
          "true",
          "-",
          "1e999",
          "\0",
          "\ufeff",
          "é",
          "🎉",
          "\"events\":[",
          "\"event_id\":",
          "\"event_type\":",
          "\"data\":{",
          "[[[[[[[[[[[[[[[[",
          "9999999999999999999");

  private final Random random = new Random(SEED);
  private final SignatureVerifier verifier = SignatureVerifier.of("key", "other");

  @Test
  void damagedBodiesAreReadOrRefused() {
    long rounds = 0;
    for (long end = end(); System.nanoTime() < end; rounds++) {
      byte[] body = damaged(seedBody());
      try {
        Invariants.splitAndDecodeAgree(body);
      } catch (Throwable failure) {
        throw new AssertionError(
            "seed %s, round %s, body %s"
                .formatted(SEED, rounds, Base64.getEncoder().encodeToString(body)),
            failure);
      }
    }
    System.out.printf("Bodies: %d rounds, -Dfuzz.seed=%d%n", rounds, SEED);
  }

  @Test
  void damagedRequestsNeverVerify() {
    long rounds = 0;
    for (long end = end(); System.nanoTime() < end; rounds++) {
      byte[] body = seedBody();
      String signature = Signer.sign(new SigningKey("other"), "1613063089", body);
      String damagedSignature = new String(damaged(Samples.bytes(signature)), UTF_8);
      String damagedTimestamp = new String(damaged(Samples.bytes("1613063089")), UTF_8);
      byte[] damagedBody = damaged(body);

      require(verifier.verify("1613063089", signature, body).verified(), rounds);
      require(
          same(signature, damagedSignature)
              || !verifier.verify("1613063089", damagedSignature, body).verified(),
          rounds);
      require(
          damagedTimestamp.equals("1613063089")
              || !verifier.verify(damagedTimestamp, signature, body).verified(),
          rounds);
      require(
          Arrays.equals(body, damagedBody)
              || !verifier.verify("1613063089", signature, damagedBody).verified(),
          rounds);
      SignatureDiagnosis.explain(
          List.of(new SigningKey("other")), damagedTimestamp, damagedSignature, damagedBody);
    }
    System.out.printf("Requests: %d rounds, -Dfuzz.seed=%d%n", rounds, SEED);
  }

  private static boolean same(String signature, String damaged) {
    return signature.equalsIgnoreCase(damaged);
  }

  private static void require(boolean holds, long round) {
    if (!holds) {
      throw new AssertionError("seed %s, round %s".formatted(SEED, round));
    }
  }

  private static long end() {
    return System.nanoTime() + LENGTH.toNanos();
  }

  private byte[] seedBody() {
    RandomJson json = new RandomJson(random);
    List<EventKind> kinds = EventKinds.all();
    String documented = Samples.of(kinds.get(random.nextInt(kinds.size())));
    return Samples.bytes(
        switch (random.nextInt(4)) {
          case 0 -> documented;
          case 1 -> json.nearlyEvent();
          case 2 -> "{\"events\":[" + json.nearlyEvent() + "," + documented + "]}";
          default -> json.value(6);
        });
  }

  /** Up to four changes: a bit flipped, a part cut out or doubled, a token put in. */
  private byte[] damaged(byte[] whole) {
    byte[] bytes = whole;
    for (int left = 1 + random.nextInt(4); left > 0 && bytes.length > 0; left--) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + 1 + random.nextInt(8));
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> flipped(bytes, at);
            case 1 -> joined(bytes, at, new byte[0], to);
            case 2 -> joined(bytes, to, new byte[0], at);
            default -> joined(bytes, at, token(), at);
          };
    }
    return bytes;
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private byte[] token() {
    return Samples.bytes(TOKENS.get(random.nextInt(TOKENS.size())));
  }

  /** The bytes to {@code head}, then {@code middle}, then the bytes from {@code tail}. */
  private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
    byte[] joined = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
    System.arraycopy(middle, 0, joined, head, middle.length);
    System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
    return joined;
  }
}
