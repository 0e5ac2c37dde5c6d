package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.Origin;
import io.tailrace.core.settings.Problems;
import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.SettingSources;
import io.tailrace.core.settings.SettingsReader;
import io.tailrace.core.settings.Target;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisLoginTest {
  private static final RedisLogin FROM_FILE = new RedisLogin("", Secret.of("from-file"));

  @TempDir Path folder;

  @Test
  void whatIsBesideTheUrlComesFirst() {
    assertThat(seen("redis://app:in-url@a", new RedisLogin("b", Secret.of("from-file"))))
        .isEqualTo("b from-file");
    assertThat(seen("redis://app:in-url@a", FROM_FILE)).isEqualTo("app from-file");
    assertThat(seen("redis://app:in-url@a", new RedisLogin("b", Secret.NONE)))
        .isEqualTo("b in-url");
    assertThat(seen("redis://app:in-url@a", RedisLogin.OF_URL)).isEqualTo("app in-url");
    assertThat(seen("redis://a", FROM_FILE)).isEqualTo("null from-file");
    assertThat(seen("redis-sentinel://a:26379,b/1#main", FROM_FILE)).isEqualTo("null from-file");
  }

  @Test
  void aPasswordBesideTheUrlLetsUsIn() throws Exception {
    try (RedisServer server = RedisServer.start(folder);
        Redis before = Redis.connect(RedisAddress.of(server.url()), "tailrace")) {
      before.ask(commands -> commands.configSet("requirepass", "from-file"));
      RedisAddress address = RedisAddress.of("redis://127.0.0.1:" + server.port());
      try (Redis stranger = Redis.connect(address, "tailrace")) {
        assertThat(stranger.fault()).contains("password");
      }
      try (Redis redis = Redis.connect(address.as(FROM_FILE), "tailrace")) {
        assertThat(redis.fault()).isNull();
      }
    }
  }

  @Test
  void aPasswordThatChangesInItsFileIsTheOneOfTheNextConnection() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "old");
    RedisURI uri = RedisAddress.of("redis://a").as(loginFrom(file)).uri(Duration.ofSeconds(1));
    assertThat(seen(uri)).isEqualTo("null old");
    Files.writeString(file, "new one");
    LogFixture.eventually(() -> seen(uri).equals("null new one"));
  }

  private RedisLogin loginFrom(Path file) {
    Problems problems = new Problems();
    SettingSources sources = new SettingSources(List.of(), problems);
    Target target = new Target("log.password", true);
    sources.add(
        List.of(new Given(target, List.of(file.toString()), false, Origin.DEFAULT, folder)));
    return new SettingsReader(sources, folder, problems).read(Section.of(RedisLogin.class));
  }

  private static String seen(String url, RedisLogin login) {
    return seen(RedisAddress.of(url).as(login).uri(Duration.ofSeconds(1)));
  }

  private static String seen(RedisURI uri) {
    RedisCredentials credentials = uri.getCredentialsProvider().resolveCredentials().block();
    return credentials.getUsername() + " " + new String(credentials.getPassword());
  }
}
