package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  private static final Duration ANY = Duration.ofSeconds(1);

  @Test
  void readsUserPasswordAndDatabase() {
    RedisURI uri = RedisAddress.of("redis://app:s3cret@example.com:7000/2").uri(ANY);
    assertThat(uri.getHost()).isEqualTo("example.com");
    assertThat(uri.getPort()).isEqualTo(7000);
    assertThat(uri.getDatabase()).isEqualTo(2);
    assertThat(uri.isSsl()).isFalse();
    assertThat(RedisAddress.of("rediss://example.com").uri(ANY).isSsl()).isTrue();
  }

  @Test
  void readsSentinels() {
    RedisURI uri = RedisAddress.of("redis-sentinel://:s3cret@a:26379,b:26380/1#main").uri(ANY);
    assertThat(uri.getSentinels()).extracting(RedisURI::getHost).containsExactly("a", "b");
    assertThat(uri.getSentinelMasterId()).isEqualTo("main");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://app:s3cret@example.com:7000/2",
        "redis://:s3cret@example.com",
        "rediss://s3cret@example.com",
        "redis-sentinel://:s3cret@a:26379,b/1#main",
        "redis://:s3@cret@example.com",
        "redis://:s3/cret@example.com",
        "redis://:s3cret@example.com?password=s3cret",
        "redis://:s3cret@exa mple.com",
        "postgres://u:s3cret@example.com"
      })
  void showsNoPassword(String url) {
    String shown;
    try {
      shown = RedisAddress.of(url).toString();
    } catch (IllegalArgumentException e) {
      shown = e.getMessage() + e.getCause();
    }
    assertThat(shown).doesNotContain("s3cret").doesNotContain("cret@").contains("://");
  }

  @Test
  void saysHowToWriteIt() {
    assertThatThrownBy(() -> RedisAddress.of("localhost:6379"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis://host:port/db");
  }
}
