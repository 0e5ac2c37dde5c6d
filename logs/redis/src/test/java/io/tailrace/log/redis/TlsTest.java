package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.tls.OwnCertificate;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rediss://}: encrypted, and only with a server that the JVM's trust store vouches for. */
@Tag("full")
class TlsTest {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
  @TempDir Path folder;
  private final RedisServer server = RedisServer.shared();
  private TlsRelay relay;

  @BeforeEach
  void open() throws Exception {
    relay = new TlsRelay(folder, server.port());
  }

  @AfterEach
  void close() throws Exception {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
    relay.close();
  }

  @Test
  void aServerThatIsTrustedIsUsed() throws Exception {
    trust();
    try (LogFixture fixture = fixture("rediss://127.0.0.1:" + relay.port() + "/1")) {
      assertThat(fixture.append("a")).isEqualTo(AppendOutcome.APPENDED);
      assertThat(fixture.append("a")).isEqualTo(AppendOutcome.DUPLICATE);
      assertThat(fixture.keys()).contains("a");
    }
  }

  @Test
  void oneThatIsNotIsRefusedAndTheMessageSaysWhatToDo() {
    try (LogFixture fixture = fixture("rediss://127.0.0.1:" + relay.port())) {
      assertThat(fixture.log.check().message())
          .contains("certificate", "-Djavax.net.ssl.trustStore");
    }
  }

  @Test
  void oneOfAnotherNameIsRefused() {
    trust();
    try (LogFixture fixture = fixture("rediss://localhost:" + relay.port())) {
      assertThat(fixture.log.check().message()).contains("certificate must be for this host");
    }
  }

  @Test
  void oneWithoutTlsIsNamed() {
    try (LogFixture fixture = fixture("rediss://127.0.0.1:" + server.port())) {
      assertThat(fixture.log.check().message()).contains("TLS");
    }
  }

  private void trust() {
    System.setProperty(TRUST_STORE, relay.trustStore().toString());
    System.setProperty(TRUST_STORE_PASSWORD, OwnCertificate.PASSWORD);
  }

  private static LogFixture fixture(String url) {
    return new LogFixture(
        RedisAddress.of(url),
        RedisLogSettings.DEFAULT.withPartitions(1),
        new InMemoryConsumerStore(Set.of()).pins());
  }
}
