package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.bigquery.Faults;
import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import io.tailrace.testkit.customerio.WorkspaceHistory;
import io.tailrace.testkit.customerio.appapi.Rules;
import io.tailrace.testkit.customerio.appapi.SimulatedAppApi;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names come from the App API to the warehouse; what fails on the way is not asked for again. */
@Tag("full")
class NamesKeeperTest {
  private static final String KEY = "app-key-0123456789abcdef";
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private SimulatedBigQuery bigQuery;
  private SimulatedAppApi customerIo;

  @BeforeEach
  void start() throws Exception {
    bigQuery = SimulatedBigQuery.start();
    customerIo = new SimulatedAppApi(new WorkspaceHistory(10), new Rules(KEY));
    environment.put("TAILRACE_ADMIN_PORT", "0");
    environment.put("TAILRACE_SIGNING_KEYS", "a-key");
    environment.put("TAILRACE_DATA_DIR", folder.toString());
    environment.put("TAILRACE_DRAIN", "0s");
    environment.put("TAILRACE_APP_API_KEY", KEY);
    environment.put("TAILRACE_APP_API_URL", customerIo.url().toString());
    environment.put("TAILRACE_WAREHOUSE_URL", "bigquery:acme.events");
    environment.put("TAILRACE_BIGQUERY_ENDPOINT", bigQuery.endpoint());
  }

  @AfterEach
  void stop() {
    customerIo.close();
    bigQuery.close();
  }

  @Test
  void whatTheWarehouseDoesNotTakeIsWrittenLaterButAskedForOnce() throws Exception {
    AtomicLong refused = new AtomicLong();
    bigQuery.faults(call -> refuseQueries(call, refused));
    try (Tailrace server = server()) {
      server.awaitAdmin();
      await(() -> refused.get() > 0);
      long asked = customerIo.requests();
      await(() -> refused.get() > 1);
      assertThat(customerIo.requests()).isEqualTo(asked).isPositive();

      bigQuery.faults(Faults.NONE);
      await(() -> names().contains("Welcome"));
      assertThat(customerIo.requests()).isEqualTo(asked);
    }
  }

  private static Fault refuseQueries(String call, AtomicLong refused) {
    if (!call.equals("query")) {
      return Fault.NONE;
    }
    refused.incrementAndGet();
    return Fault.PERMISSION;
  }

  @Test
  void aWorkspaceThatCannotBeAskedHoldsUpNoOther() throws Exception {
    for (String feed : List.of("ACME", "ZULU")) {
      environment.put("TAILRACE_FEEDS_" + feed + "_SIGNING_KEYS", "another-key");
      environment.put("TAILRACE_FEEDS_" + feed + "_APP_API_KEY", "no-key-of-this-workspace");
      environment.put("TAILRACE_FEEDS_" + feed + "_APP_API_URL", customerIo.url().toString());
    }
    try (Tailrace server = server()) {
      server.awaitAdmin();
      await(() -> names().contains("Welcome"));
    }
  }

  private Tailrace server() throws Exception {
    return Tailrace.start(
        ConfigurationLoader.load(Optional.empty(), environment).configuration(),
        Role.ALL,
        ListeningSocket.own("127.0.0.1", 0),
        InstantSource.system());
  }

  private List<String> names() {
    return bigQuery.rows("acme", "events", "names").stream().map(row -> row.text("name")).toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long giveUp = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(giveUp);
      Thread.sleep(20);
    }
  }
}
