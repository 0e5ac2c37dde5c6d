package io.tailrace.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.file.FreeSpace;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogRange;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.Machine;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.net.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger's large body takes on the disk makes the log let go of nothing. */
@Timeout(120)
class SpilledBytesTest {
  private static final long MIN_FREE = 64L << 20;
  private static final int SPILLED = 400 << 10;
  private static final int EVENTS = 20;

  @TempDir Path temporary;
  private final Map<String, String> environment = new HashMap<>();
  private final SmallDisk disk = new SmallDisk();
  private final AtomicReference<EventLog> log = new AtomicReference<>();

  @Test
  @Tag("full")
  void countAsFreeWhileTheyAreHeld() throws Exception {
    try (Tailrace server = start()) {
      server.awaitAdmin();
      send(server.port());
      LogRange all = new LogRange(1, 1 + EVENTS);
      assertThat(range()).isEqualTo(all);
      await(() -> run("status").out().contains("running"));
      // As if what a stranger holds had brought the disk so low.
      try (Stranger stranger = new Stranger(server)) {
        disk.stranger = stranger;
        disk.free = MIN_FREE - SPILLED / 2;
        disk.looked(2);
        disk.stranger = null;
        assertThat(range()).isEqualTo(all);
      }
      // The control: it is as low, and nothing of it is the stranger's.
      await(() -> range().start() == 1 + EVENTS);
    }
  }

  private Tailrace start() throws Exception {
    environment.put("TAILRACE_ADMIN_PORT", Integer.toString(FreePort.choose()));
    environment.put("TAILRACE_SIGNING_KEYS", "a-key");
    environment.put("TAILRACE_DATA_DIR", temporary.resolve("data").toString());
    environment.put("TAILRACE_WAREHOUSE_URL", "none");
    environment.put("TAILRACE_LOG_MIN_FREE", MIN_FREE + "B");
    environment.put("TAILRACE_DRAIN", "0s");
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    return Tailrace.start(
        configuration,
        Role.ALL,
        ListeningSocket.own("127.0.0.1", 0),
        new Machine(InstantSource.system(), disk),
        found -> {
          log.set(found);
          return found;
        });
  }

  private void send(int port) throws Exception {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      events.append(
          """
          {"event_id":"e%s","object_type":"email","metric":"sent","timestamp":1801396800,"data":{}}
          """
              .formatted(i));
    }
    Path file = Files.writeString(temporary.resolve("events.jsonl"), events);
    String url = "http://127.0.0.1:" + port + "/webhooks/customerio";
    assertThat(run("send", "--url", url, file.toString()).exitCode()).isZero();
  }

  private LogRange range() throws Exception {
    return log.get().reader().range(0);
  }

  private CommandTrial.Result run(String... arguments) {
    return CommandTrial.run(new Folders(), environment, arguments);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + 60_000_000_000L;
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited a minute for it").isLessThan(until);
      Thread.sleep(20);
    }
  }

  /** Sends most of a body that will not verify, again and again: none is held for long. */
  private static final class Stranger implements AutoCloseable {
    private final Tailrace server;
    private Socket socket = new Socket();

    Stranger(Tailrace server) {
      this.server = server;
    }

    /** Returns while one is on the disk. */
    void spill() throws Exception {
      close();
      await(() -> server.heldBytes().disk() == 0);
      socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
      socket.getOutputStream().write(head().replace("\n", "\r\n").getBytes(US_ASCII));
      socket.getOutputStream().write(new byte[SPILLED]);
      await(() -> server.heldBytes().disk() == SPILLED);
    }

    private String head() {
      return """
      POST /webhooks/customerio HTTP/1.1
      Host: localhost
      Content-Length: %s
      X-CIO-Timestamp: %s
      X-CIO-Signature: %s

      """
          .formatted(SPILLED + 1, Instant.now().getEpochSecond(), "0".repeat(64));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** A disk that has as much free as it is told. */
  private static final class SmallDisk implements FreeSpace {
    private final AtomicInteger looks = new AtomicInteger();
    private volatile long free = Long.MAX_VALUE / 2;
    private volatile Stranger stranger;

    @Override
    public long bytes(Path folder) {
      return free;
    }

    @Override
    public long withTemporary(Path folder) throws IOException {
      Stranger holding = stranger;
      try {
        if (holding != null) {
          holding.spill();
        }
      } catch (Exception e) {
        throw new IOException("the stranger of the test could not send", e);
      }
      looks.incrementAndGet();
      return free;
    }

    /** Waits until retention has looked so many times from now on. */
    void looked(int times) throws Exception {
      int before = looks.get();
      await(() -> looks.get() >= before + times);
    }
  }
}
