package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.operations.OperationException;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.FeedConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One client for each feed's key, and words for what is missing. */
class ConfiguredAppApiTest {
  @TempDir Path folder;

  private List<FeedConfig> feeds(Map<String, String> environment) {
    return ConfigurationLoader.load(Optional.empty(), environment).configuration().feeds();
  }

  @Test
  void allThatAskAFeedShareOneClient() throws Exception {
    var appApi =
        new ConfiguredAppApi(
            feeds(Map.of("TAILRACE_APP_API_KEY", "k1", "TAILRACE_FEEDS_SHOP_APP_API_KEY", "k2")));
    AppApi first = appApi.appApi("default");
    assertThat(appApi.appApi("default")).isSameAs(first);
    assertThat(appApi.appApi("shop")).isNotSameAs(first);
    assertThat(appApi.hasKey("shop")).isTrue();
    assertThat(appApi.hasKey("other")).isFalse();
  }

  @Test
  void aNewKeyInTheFileMakesANewClient() throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "the-first-key\n");
    var appApi = new ConfiguredAppApi(feeds(Map.of("TAILRACE_APP_API_KEY_FILE", file.toString())));
    AppApi first = appApi.appApi("default");
    Files.writeString(file, "another-key-of-another-length\n");
    long giveUp = System.nanoTime() + 20_000_000_000L;
    while (appApi.appApi("default").equals(first) && System.nanoTime() < giveUp) {
      Thread.sleep(20);
    }
    assertThat(appApi.appApi("default")).isNotSameAs(first);
  }

  @Test
  void saysWhatToSet() {
    var appApi = new ConfiguredAppApi(feeds(Map.of("TAILRACE_FEEDS_MY_SHOP_REGION", "eu")));
    assertThatThrownBy(() -> appApi.appApi("my-shop"))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("TAILRACE_FEEDS_MY_SHOP_APP_API_KEY");
    assertThatThrownBy(() -> appApi.signingKeys("my-shop"))
        .hasMessageContaining("TAILRACE_FEEDS_MY_SHOP_SIGNING_KEYS");
    assertThatThrownBy(() -> appApi.appApi("shop"))
        .hasMessageContaining("There is no feed named 'shop'; there is my-shop.");
  }
}
