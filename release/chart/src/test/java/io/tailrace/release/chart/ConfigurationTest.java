package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.log.redis.RedisLogConfig;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.FeedConfig;
import io.tailrace.server.config.Role;
import io.tailrace.sink.database.DatabaseConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rendered tailrace.yaml is what the server takes, with every secret in a file. */
class ConfigurationTest {
  private static final Pattern FILES = Pattern.compile("(?<=: /etc/tailrace/)\\S+");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void theServerTakesItInEachRole(String values) throws Exception {
    Rendered rendered = Chart.OURS.render(values);
    for (Workload workload : rendered.workloads()) {
      Configuration configuration = read(rendered, workload);
      assertThat(configuration.cannotBe(role(workload))).isEmpty();
      assertThat(configuration.requireSigningKey()).isEmpty();
      assertThat(workload.ports())
          .containsEntry("admin", configuration.server().admin().port())
          .satisfies(
              ports -> {
                if (role(workload) != Role.WORKER) {
                  assertThat(ports)
                      .containsEntry("events", configuration.server().receiver().port());
                }
              });
      assertThat(configuration.server().admin().isLoopback())
          .as("probes and counters come from outside of the pod")
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedded", "shared", "bigquery", "everything"})
  void everyMountedSecretIsASettingAndTheOtherWayRound(String values) {
    Rendered rendered = Chart.OURS.render(values);
    List<String> named =
        FILES.matcher(rendered.configuration()).results().map(MatchResult::group).toList();
    for (Workload workload : rendered.workloads()) {
      assertThat(workload.secretFiles())
          .extracting(file -> file.text("path"))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void theDataFolderIsOneThatTailraceMakesOnTheVolume() throws Exception {
    Rendered rendered = Chart.OURS.render("embedded");
    var configuration = new RenderedConfiguration(rendered, rendered.workload("embedded"), folder);
    assertThat(configuration.read().server().dataDir())
        .as("the volume's own folder belongs to root")
        .hasParentRaw(configuration.volume());
  }

  @Test
  void secretsReachTheirSettings() throws Exception {
    Rendered rendered = Chart.OURS.render("shared");
    Configuration configuration = read(rendered, rendered.workload("receiver"));
    assertThat(configuration.server().adminToken().values())
        .containsExactly("secret-of-admin-token");
    assertThat(configuration.feeds().get(0).signingKeys().values())
        .containsExactly("secret-of-signing-keys");
    assertThat(configuration.engines().get(RedisLogConfig.class).login().password().values())
        .containsExactly("secret-of-redis-password");
    assertThat(configuration.sinks().get(DatabaseConfig.class).password().values())
        .containsExactly("secret-of-database-password");
  }

  @Test
  void eachFeedHasItsOwnKeys() throws Exception {
    Rendered rendered = Chart.OURS.render("everything");
    Configuration configuration = read(rendered, rendered.workload("embedded"));
    assertThat(configuration.feeds())
        .extracting(FeedConfig::name)
        .containsExactlyInAnyOrder("default", "shop-eu");
    FeedConfig shop = configuration.feed("shop-eu").orElseThrow();
    assertThat(shop.signingKeys().values()).containsExactly("secret-of-feed-shop-eu-signing-keys");
    assertThat(shop.appApi().key().values()).containsExactly("secret-of-feed-shop-eu-app-api-key");
    assertThat(shop.appApi().region().name()).isEqualTo("EU");
  }

  @Test
  void settingsPassAsTheyAreWritten() throws Exception {
    Rendered rendered = Chart.OURS.render("bigquery");
    Configuration configuration = read(rendered, rendered.workload("worker"));
    RedisLogConfig redis = configuration.engines().get(RedisLogConfig.class);
    assertThat(redis.maxBytes()).as("a large number keeps its digits").isEqualTo(12_000_000_000L);
    assertThat(redis.login().user()).isEqualTo("tailrace");
    assertThat(configuration.server().drain()).isEqualTo(Duration.ofSeconds(25));
    ConsumerSettings consumer = configuration.consumer();
    assertThat(consumer.keepDeadLetters()).isEqualTo(5_000_000);
  }

  private Configuration read(Rendered rendered, Workload workload) throws Exception {
    return new RenderedConfiguration(rendered, workload, folder).read();
  }

  /** As its arguments say; a pod that does everything gives none. */
  static Role role(Workload workload) {
    List<?> arguments = (List<?>) workload.container().at("args");
    assertThat(arguments.get(0)).isEqualTo("serve");
    if (arguments.size() == 1) {
      return Role.ALL;
    }
    assertThat(arguments.get(1)).isEqualTo("--role");
    return Role.valueOf(((String) arguments.get(2)).toUpperCase(Locale.ROOT));
  }
}
