package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tailrace.core.settings.EffectiveValue;
import io.tailrace.core.settings.Secret;
import io.tailrace.log.redis.RedisStoreConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StoreConfigTest extends ConfigTest<StoreConfigTest.Store> {
  /** What holds for every engine, and who we are to a Redis. */
  record Store(StoreConfig any, String user, Secret password) {}

  @Override
  Function<Configuration, Store> record() {
    return configuration -> {
      RedisStoreConfig redis = configuration.engines().get(RedisStoreConfig.class);
      return new Store(configuration.store(), redis.user(), redis.password());
    };
  }

  @Override
  List<String> keys() {
    return section("store");
  }

  @Override
  Store defaults() {
    return new Store(new StoreConfig(Optional.empty()), "", Secret.NONE);
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "store.url", "redis://store:6379/1", "store.user", "keeper", "store.password", "p w");
  }

  @Override
  Store expected() {
    return new Store(
        new StoreConfig(Optional.of("redis://store:6379/1")), "keeper", Secret.of("p w"));
  }

  @Test
  void itIsTheLogsWhereNoneIsNamed() {
    Configuration configuration =
        new Trial(folder)
            .environment(Map.of("TAILRACE_LOG_URL", "redis://log:6379"))
            .configuration();
    assertThat(configuration.store().beside(configuration.log())).isEqualTo("redis://log:6379");
  }

  @Test
  void aLogThatSeveralShareNeedsAStoreThatTheyShareToo() throws IOException {
    Loaded loaded = new Trial(folder).yaml("log.url: redis://log:6379\nstore.url: sqlite");
    assertThat(loaded.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .startsWith("store.url names a store that one process has")
                  .endsWith("Leave store.url out, or set it to redis://host:port/db");
              assertThat(problem.origin().toString()).contains("tailrace.yaml");
            });
    assertThat(loaded.configuration()).isNull();
  }

  @Test
  void aLogThatOneProcessHasMayHaveAnyStore() throws IOException {
    assertThat(new Trial(folder).yaml("store.url: redis://store:6379").problems()).isEmpty();
  }

  @Test
  void itsPasswordIsNotShown() throws IOException {
    Loaded loaded = new Trial(folder).yaml("store.url: redis://me:secret@store:6379");
    assertThat(loaded.values())
        .extracting(EffectiveValue::key, EffectiveValue::value)
        .contains(tuple("store.url", "redis://store:6379"));
    assertThat(loaded.configuration().toString()).doesNotContain("secret");
  }
}
