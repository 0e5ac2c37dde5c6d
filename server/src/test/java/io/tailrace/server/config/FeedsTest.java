package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsTest {
  @TempDir Path folder;

  @Test
  void severalEachWithItsOwn() throws IOException {
    Loaded loaded =
        new Trial(folder)
            .yaml(
                """
                signing-keys: flat
                feeds:
                  acme-eu:
                    signing-keys: [one, two]
                    region: eu
                """);

    assertThat(loaded.problems()).isEmpty();
    assertThat(keys(loaded, "default")).containsExactly("flat");
    assertThat(keys(loaded, "acme-eu")).containsExactly("one", "two");
    assertThat(loaded.configuration().feed("acme-eu").orElseThrow().appApi().address())
        .isEqualTo(URI.create("https://api-eu.customer.io"));
  }

  @Test
  void onlyThoseMentioned() throws IOException {
    Loaded loaded = new Trial(folder).yaml("feeds: {acme: {signing-keys: k}}");

    assertThat(loaded.configuration().feeds()).extracting(FeedConfig::name).containsExactly("acme");
  }

  @Test
  void fromTheEnvironmentAlone() {
    Loaded loaded =
        new Trial(folder).environment(Map.of("TAILRACE_FEEDS_ACME_EU_SIGNING_KEYS", "k"));

    assertThat(keys(loaded, "acme-eu")).containsExactly("k");
  }

  @Test
  void declaredInTheFileKeyInTheEnvironment() throws IOException {
    Loaded loaded =
        new Trial(folder)
            .load("feeds:\n  acme_eu:\n", Map.of("TAILRACE_FEEDS_ACME_EU_SIGNING_KEYS", "k"));

    assertThat(loaded.problems()).isEmpty();
    assertThat(keys(loaded, "acme_eu")).containsExactly("k");
  }

  @Test
  void oneWithoutKeyBesideOneWithIsAWarning() throws IOException {
    Loaded loaded = new Trial(folder).yaml("feeds:\n  a: {signing-keys: k}\n  b:\n");

    assertThat(Trial.problems(loaded))
        .containsExactly(
            "tailrace.yaml:3: warning: feed b has no signing-keys; its requests are answered 503"
                + " until it has");
    assertThat(loaded.configuration().requireSigningKey()).isEmpty();
  }

  @Test
  void withoutAnyKeyTheServerMayNotStart() {
    Loaded loaded = new Trial(folder).environment(Map.of());

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.configuration().requireSigningKey().orElseThrow())
        .contains("Data & Integrations → Integrations → Reporting Webhooks")
        .contains("TAILRACE_SIGNING_KEYS=")
        .contains("TAILRACE_SIGNING_KEYS_FILE=");
  }

  @Test
  void sharingAKeyIsAWarning() throws IOException {
    Loaded loaded =
        new Trial(folder).yaml("feeds: {a: {signing-keys: kkkk}, b: {signing-keys: 'x,kkkk'}}");

    assertThat(Trial.problems(loaded))
        .singleElement()
        .asString()
        .contains("a and b have a signing key in common")
        .doesNotContain("kkkk");
  }

  @Test
  void namesThatVariablesCannotTellApart() throws IOException {
    Loaded loaded = new Trial(folder).yaml("feeds:\n  a-b:\n  a_b:\n");

    assertThat(Trial.problems(loaded)).singleElement().asString().contains("a-b and a_b");
  }

  @Test
  void namesThatWouldNotFitAPath() throws IOException {
    for (String name : List.of("Acme", "-a", "a.b", "a/b", "ä", "a".repeat(64))) {
      Loaded loaded = new Trial(folder).yaml("feeds: {\"" + name + "\": {signing-keys: k}}");
      assertThat(Trial.problems(loaded)).singleElement().asString().contains("a feed's name is");
    }
    assertThat(new Trial(folder).yaml("feeds: {0_a-b: {signing-keys: k}}").problems()).isEmpty();
  }

  private static List<String> keys(Loaded loaded, String feed) {
    return loaded.configuration().feed(feed).orElseThrow().signingKeys().values();
  }
}
