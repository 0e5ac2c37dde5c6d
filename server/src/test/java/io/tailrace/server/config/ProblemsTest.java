package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said at once, with its place, and without secrets. */
class ProblemsTest {
  @TempDir Path folder;

  @Test
  void allAtOnceEachWithItsPlace() throws IOException {
    Loaded loaded =
        new Trial(folder)
            .load(
                """
                prot: 9000
                port: many
                log:
                  retention: 100d
                """,
                Map.of("TAILRACE_LOGGING_LEVEL", "loud", "TAILRACE_SIGNING_KEY", "k"));

    assertThat(Trial.problems(loaded))
        .containsExactly(
            "tailrace.yaml:1: unknown key prot; did you mean port?",
            "tailrace.yaml:2: port must be a whole number from 0 to 65535, not \"many\"",
            "tailrace.yaml:4: log.max-retention (90d) must be at least log.retention (100d)",
            "TAILRACE_SIGNING_KEY: unknown variable; did you mean TAILRACE_SIGNING_KEYS?",
            "TAILRACE_LOGGING_LEVEL: logging.level must be one of error, warn, info, debug, trace,"
                + " not \"loud\"");
    assertThat(loaded.configuration()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "signing-key, signing-keys",
    "signingKeys, signing-keys",
    "admin_port, admin-port",
    "retention, log.retention",
    "log.retension, log.retention",
    "logs.retention, log.retention",
    "hots, host",
    "feeds.acme.signing-key-file, signing-keys-file",
  })
  void suggestsWhatWasMeant(String written, String meant) throws IOException {
    Loaded loaded = new Trial(folder).yaml(written + ": x");

    assertThat(Trial.problems(loaded))
        .containsExactly(
            "tailrace.yaml:1: unknown key " + written + "; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "TAILRACE_LOG_URI, TAILRACE_LOG_URL",
    "TAILRACE_port, TAILRACE_PORT",
    "TAILRACE_FEEDS_ACME_EU_SIGNING_KEY, TAILRACE_FEEDS_ACME_EU_SIGNING_KEYS",
    "TAILRACE_FEEDS_ACME_REGOIN, TAILRACE_FEEDS_ACME_REGION",
  })
  void suggestsTheVariableThatWasMeant(String written, String meant) {
    Loaded loaded = new Trial(folder).environment(Map.of(written, "x"));

    assertThat(Trial.problems(loaded))
        .containsExactly(written + ": unknown variable; did you mean " + meant + "?");
  }

  @Test
  void suggestsNothingWhereNothingIsNear() throws IOException {
    assertThat(Trial.problems(new Trial(folder).yaml("bananas: 3")))
        .containsExactly(
            "tailrace.yaml:1: unknown key bananas; `tailrace config` lists what there is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: [80]               | port takes one value, not a list",
        "port: {http: 80}         | port takes a value, not further keys",
        "port:                    | port has no value; give one or remove the line",
        "logging: info            | logging holds further keys (logging.format, logging.level)",
        "feeds: acme              | feeds holds a section for each feed's name",
        "feeds: [acme]            | feeds holds a section for each feed's name",
        "feeds: {acme: key}       | feeds.acme must hold the feed's settings",
        "port: 65536              | port must be a whole number from 0 to 65535",
        "drain: 30                | drain must be a duration with its unit",
        "drain: -PT1S             | drain must be a duration with its unit",
        "log.deduplication: 7d    | log.deduplication must be a duration from 8d to 3650d",
        "log.min-free: 3 apples   | log.min-free must be a size",
        "warehouse.content: yes   | warehouse.content must be true or false",
        "reject-older-than: 8d    | reject-older-than must be a duration from 1m to 7d12h",
        "host: a b                | host must be a host name or address without port",
        "app-api-url: http://x.io | app-api-url must be an https:// address",
        "data-dir: \"a\\0b\"      | data-dir must be a path",
        "log.url: kafka://h:1/t   | log.url kafka://… is not available in this version",
        "log.url: redis://a:hunter2@  | log.url redis:// is no address of a Redis",
        "database.url: postgresql://app:hunter2@h/d | database.url names a user before an '@'",
        "database.url: jdbc:postgresql://app:hunter2@h/d | database.url names a user before an '@'",
        "database.url: postgresql://h/d | database.url is written jdbc:postgresql://",
        "database.url: mysql://app:hunter2@h/d | database.url must be sqlite or jdbc:postgresql://",
        "warehouse.url: bigquery:P/d | warehouse.url is not of the form bigquery:PROJECT.DATASET",
        "warehouse.url: sqlite    | warehouse.url must be duckdb or none or"
            + " bigquery:PROJECT.DATASET",
        "admin-host: 0.0.0.0      | admin-host lets other machines in, so it needs an admin-token",
        "admin-port: 8080         | port and admin-port are both 8080",
        "database.retention.activity: 10d | activity (10d) must be at least log.max-retention",
        "consumer.retry-backoff: 40s | consumer.max-backoff (30s) must be at least",
        "app-api-key: 'a,b'       | app-api-key holds a comma, which no key has",
        "app-api-key: [a, b]      | app-api-key takes one value, but there are several",
        "admin-token: \"\\\"x\\\"\" | admin-token holds quotation marks",
        "signing-keys-file: none  | signing-keys cannot be read: there is no file",
      })
  void refusesWhatIsNoGood(String yaml, String problem) throws IOException {
    Loaded loaded = new Trial(folder).yaml(yaml);

    if (problem == null) {
      assertThat(loaded.problems()).isEmpty();
    } else {
      assertThat(Trial.problems(loaded)).singleElement().asString().contains(problem);
    }
  }

  @Test
  void aSettingGivenTwoWaysInOneSourceIsRefused() throws IOException {
    Map<String, String> twice =
        Map.of("TAILRACE_SIGNING_KEYS", "a", "TAILRACE_FEEDS_DEFAULT_SIGNING_KEYS", "b");

    assertThat(Trial.problems(new Trial(folder).environment(twice)))
        .singleElement()
        .asString()
        .contains("feeds.default.signing-keys is given a second time, after TAILRACE_FEEDS");
    assertThat(Trial.problems(new Trial(folder).yaml("signing-keys: a\nsigning-keys-file: b")))
        .containsExactly(
            "tailrace.yaml:2: feeds.default.signing-keys is given a second time, after"
                + " tailrace.yaml:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"database.url", "log.url", "warehouse.url"})
  void engineUrlsAreNotRepeatedSinceTheyMayHoldAPassword(String key) throws IOException {
    Loaded loaded = new Trial(folder).yaml(key + ": mysql://u:hunter2@host/db");

    assertThat(Trial.problems(loaded))
        .singleElement()
        .asString()
        .contains("mysql:…")
        .doesNotContain("hunter2");
  }

  /** As after a line of which only the value was left, or a value that was given as a key. */
  @Test
  void whatMayBeASecretIsNotRepeatedAsAKey() throws IOException {
    Loaded secret = new Trial(folder).yaml("xhunter2-a1b2c3: on");
    assertThat(Trial.problems(secret)).singleElement().asString().contains("unknown key xhunter…");
    Loaded feed = new Trial(folder).yaml("feeds: {acme2: {regoin: us}}");
    assertThat(Trial.problems(feed))
        .singleElement()
        .asString()
        .contains("unknown key feeds.acme2.regoin; did you mean");
    Loaded under = new Trial(folder).yaml("feeds: {acme2: {hunter2: us}}");
    assertThat(Trial.problems(under)).singleElement().asString().doesNotContain("hunter2");
  }

  @Test
  void whatIsRepeatedFitsOnALine() throws IOException {
    Loaded loaded = new Trial(folder).yaml("port: \"\\e[31m\\n" + "9".repeat(500) + "\"");

    assertThat(Trial.problems(loaded))
        .singleElement()
        .asString()
        .hasSizeLessThan(200)
        .matches("[^\\p{Cntrl}]*");
  }

  @Test
  void aFileThatIsNoConfigurationDoesNotFillTheScreen() throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      yaml.append("key-").append(i).append(": 1\n");
    }
    Loaded loaded = new Trial(folder).yaml(yaml.toString());

    assertThat(loaded.problems()).hasSize(51);
    assertThat(loaded.problems().get(50)).hasToString("and 4950 more problems");
  }
}
