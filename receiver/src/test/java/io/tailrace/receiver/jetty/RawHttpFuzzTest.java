package io.tailrace.receiver.jetty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.ReceiverLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No bytes on the wire get a 5xx other than 503, or learn anything about us. */
class RawHttpFuzzTest {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
  private static final String[] PIECES = {
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\0",
    " ",
    ":",
    "%",
    "%00",
    "/",
    "//",
    "..",
    "HTTP/1.1",
    "HTTP/2.0",
    "Transfer-Encoding: chunked\r\n",
    "Content-Length: 5\r\n",
    "Content-Length: 99999999999999999999\r\n",
    "Expect: 100-continue\r\n",
    "Connection: upgrade\r\nUpgrade: h2c\r\n",
    "Host: \r\n",
    "GET ",
    "*",
    "X-CIO-Timestamp: 1\r\n",
    "\t",
    "ffffffffffffffff\r\n",
    "0\r\n\r\n",
    "\u00ff",
    "Trailer: x\r\n"
  };

  @Test
  void mutatedRequests() throws IOException {
    fuzz(System.nanoTime(), 400);
  }

  @Test
  @Tag("long")
  void mutatedRequestsForLong() throws IOException {
    fuzz(System.nanoTime(), 100_000);
  }

  private static void fuzz(long seed, int rounds) throws IOException {
    System.out.println("RawHttpFuzzTest: seed " + seed);
    Random random = new Random(seed);
    ReceiverLimits limits =
        ReceiverLimits.DEFAULT
            .withDeadline(Duration.ofMillis(100))
            .withHeadersTimeout(Duration.ofMillis(100));
    try (TestReceiver receiver = new TestReceiver(limits)) {
      for (int i = 0; i < rounds; i++) {
        byte[] request = mutated(random);
        int before = receiver.answered.size();
        String answer = exchange(receiver.receiver.port(), request);
        assertHarmless(answer, seed, i);
        assertThat(receiver.answered.size() - before)
            .as("what is answered is counted; seed %s, round %s", seed, i)
            .isGreaterThanOrEqualTo(finalAnswers(answer));
      }
      assertThat(receiver.send(SignedRequest.event("01LAST")).status()).isEqualTo(200);
    }
  }

  private static byte[] mutated(Random random) {
    byte[] bytes = seedRequest(random).bytes();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutate(bytes, random);
    }
    return bytes;
  }

  private static SignedRequest seedRequest(Random random) {
    SignedRequest request = SignedRequest.event("01F" + random.nextInt(100));
    return switch (random.nextInt(4)) {
      case 0 -> request.signedBodyOnly();
      case 1 -> request.header("Transfer-Encoding", "chunked").without("Content-Length");
      case 2 -> request.version("HTTP/1.0");
      default -> request;
    };
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(1 + random.nextInt(60)));
    ByteArrayOutputStream mutated = new ByteArrayOutputStream();
    mutated.write(bytes, 0, at);
    switch (random.nextInt(4)) {
      case 0 -> mutated.write(random.nextInt(256));
      case 1 -> mutated.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(ISO_8859_1));
      case 2 -> {
        mutated.write(bytes, at, to - at);
        to = at;
      }
      default -> {}
    }
    mutated.write(bytes, to, bytes.length - to);
    return mutated.toByteArray();
  }

  /** Sends all of it, says that it is done, and reads to the end. */
  private static String exchange(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (SocketException e) {
      throw new AssertionError("reset", e);
    }
  }

  private static int finalAnswers(String answer) {
    return (int) STATUS.matcher(answer).results().filter(m -> !m.group(1).equals("100")).count();
  }

  private static void assertHarmless(String answer, long seed, int round) {
    Matcher status = STATUS.matcher(answer);
    while (status.find()) {
      int code = Integer.parseInt(status.group(1));
      assertThat(code < 500 || code == 503)
          .as("status %s, seed %s, round %s", code, seed, round)
          .isTrue();
    }
    assertThat(answer)
        .as("seed %s, round %s", seed, round)
        .doesNotContainIgnoringCase("jetty", "exception", "\tat ", "<html", "server:");
  }
}
