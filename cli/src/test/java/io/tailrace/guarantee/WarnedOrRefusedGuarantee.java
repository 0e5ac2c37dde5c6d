package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.server.ServerFile;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.postgres.PostgresServer;
import io.tailrace.testkit.redis.RedisServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guarantee: what cannot work, or may lose what was answered, is refused or said, never found
 * out later.
 */
class WarnedOrRefusedGuarantee {
  private static final List<String> FORGETFUL = List.of("--maxmemory-policy", "noeviction");

  @TempDir Path temporary;
  @TempDir Path redisFolder;

  @Test
  void aRedisThatMayLoseWhatWasAnswered() throws Exception {
    try (RedisServer redis = RedisServer.start(redisFolder, FORGETFUL)) {
      Place place = Place.shared(redis, PostgresServer.shared());
      assertRefused(place.with("TAILRACE_LOG_REQUIRE_DURABLE", "true"), "all", "appendonly");
      try (ServerProcess server =
          ServerProcess.of(temporary.resolve("warned"), place.settings(), "receiver").start()) {
        assertWarned(server);
      }
    }
  }

  /** Of a Redis that is set up well none of it is said: the check sees the difference. */
  @Test
  @Tag("full")
  @NegativeControl
  void aRedisThatLosesNothingIsNotWarnedOf() throws Exception {
    Place place = Engines.SHARED.place();
    try (ServerProcess server =
        ServerProcess.of(temporary.resolve("well"), place.settings(), "receiver").start()) {
      assertThatThrownBy(() -> assertWarned(server)).isInstanceOf(AssertionError.class);
    }
  }

  private static void assertWarned(ServerProcess server) throws Exception {
    assertThat(server.run("status")).contains("append-only");
    assertThat(counters(server)).contains("tailrace_log_durability_warnings 1");
    assertThat(server.said()).contains("appendonly");
  }

  @Test
  @Tag("full")
  void aCluster() throws Exception {
    List<String> cluster = List.of("--cluster-enabled", "yes");
    try (RedisServer redis = RedisServer.start(redisFolder, cluster)) {
      assertRefused(Place.shared(redis, PostgresServer.shared()), "all", "Cluster");
    }
  }

  @Test
  void aWorkerWithADatabaseOfItsOwn() throws Exception {
    Place place = Engines.SHARED.place().with("TAILRACE_DATABASE_URL", "sqlite");
    assertRefused(place, "worker", "needs a database that several processes share");
  }

  private void assertRefused(Place place, String role, String why) throws Exception {
    try (ServerProcess server =
        ServerProcess.of(temporary.resolve("refused"), place.settings(), role)) {
      server.launch();
      assertThat(server.awaitEnd()).isNotZero();
      assertThat(server.said()).contains(why);
    }
  }

  private static String counters(ServerProcess server) throws Exception {
    var metrics = ServerFile.read(server.folder()).orElseThrow().admin().resolve("/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
