package io.tailrace.receiver.jetty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tailrace.core.FeedPath;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import io.tailrace.receiver.BodyLimits;
import io.tailrace.receiver.Feed;
import io.tailrace.receiver.ReceiverLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a request of each kind through a receiver that keeps nothing, before the real one accepts.
 * What the way of a request sets up once (cryptography, JSON, files for large bodies, what failures
 * need) is then there: the JVM does not try a second time what failed at the first for want of a
 * file descriptor, and every request would be answered 503 until a restart. Stateless.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final AtomicBoolean DONE = new AtomicBoolean();
  private static final int READ_MILLIS = 2_000;
  private static final BodyLimits SMALL = new BodyLimits(512, 1 << 20, 1 << 20, 0, 4096, 256, 8192);

  private final Signer signer;
  private final Receiver receiver;

  private WarmUp(Path spillFolder) {
    SigningKey key = new SigningKey(UUID.randomUUID().toString());
    this.signer = new Signer(key);
    Feed feed = new Feed(FeedPath.DEFAULT_FEED, SignatureVerifier.of(key.text()));
    ReceiverLimits limits =
        ReceiverLimits.DEFAULT.withBodies(SMALL).withDeadline(Duration.ofSeconds(1));
    this.receiver =
        Receiver.quiet(
            new ReceiverSettings(ListeningSocket.own("127.0.0.1", 0), spillFolder, limits),
            name -> FeedPath.DEFAULT_FEED.equals(name) ? Optional.of(feed) : Optional.empty(),
            new WarmUpLog());
  }

  /** Once in a process. Whatever goes wrong keeps nobody from receiving. */
  static void run(Path spillFolder) {
    if (!DONE.compareAndSet(false, true)) {
      return;
    }
    try {
      WarmUp warmUp = new WarmUp(spillFolder);
      try (Receiver opened = warmUp.receiver) {
        opened.startCold();
        warmUp.send();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "Cannot try the way of a request before the first one comes ({}). Requests are received"
              + " all the same; the first ones may take longer",
          e.toString());
    }
  }

  private void send() throws IOException {
    String event =
        "{\"event_id\":\"w\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1,\"data\":{}}";
    List<String> bodies =
        List.of(
            event,
            event,
            event,
            "{\"events\":[" + event + ",7]}",
            "nonsense",
            "{",
            "x".repeat(2_000),
            "x".repeat(9_000));
    for (String body : bodies) {
      ask(signed("/webhooks/customerio", body));
    }
    String signed = signed("/webhooks/customerio", event);
    ask(signed.replace("Signature: ", "Signature: 0").replaceFirst("0(.{63}).\r", "0$1\r"));
    ask(signed.replace("X-CIO-Signature", "X-Nothing"));
    ask(signed.replace("Host", "Expect: 100-continue\r\nHost"));
    ask(signed.replace("POST", "PUT"));
    ask(signed("/nowhere", event));
    ask(signed.replace("Content-Length: ", "Content-Length: z"));
    ask("GET /health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  private String signed(String path, String body) {
    String time = Long.toString(InstantSource.system().instant().getEpochSecond());
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
        + body.length()
        + "\r\nX-CIO-Timestamp: "
        + time
        + "\r\nX-CIO-Signature: "
        + signer.sign(time, body.getBytes(ISO_8859_1))
        + "\r\n\r\n"
        + body;
  }

  private void ask(String request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()), READ_MILLIS);
      socket.setSoTimeout(READ_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getInputStream().readAllBytes();
    }
  }
}
