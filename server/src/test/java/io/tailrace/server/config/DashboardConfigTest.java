package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.access.AddressRange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DashboardConfigTest extends ConfigTest<DashboardConfig> {
  private static final String WHOLE =
      """
      dashboard:
        auth: header
        header: X-Forwarded-Email
        trusted-proxies: 127.0.0.1
        viewers: ["*"]
      """;

  @Override
  Function<Configuration, DashboardConfig> record() {
    return Configuration::dashboard;
  }

  @Override
  List<String> keys() {
    return section("dashboard");
  }

  @Override
  DashboardConfig defaults() {
    return new DashboardConfig(
        DashboardAuth.LINK,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "dashboard.auth", "header",
        "dashboard.url", "https://tailrace.example.com",
        "dashboard.trusted-proxies", "10.0.0.0/8, ::1",
        "dashboard.header", "X-Forwarded-Email",
        "dashboard.groups-header", "X-Forwarded-Groups",
        "dashboard.viewers", "marketing, team:growth",
        "dashboard.analysts", "support",
        "dashboard.operators", "on-call",
        "dashboard.admins", "platform,ann@example.com");
  }

  @Override
  DashboardConfig expected() {
    return new DashboardConfig(
        DashboardAuth.HEADER,
        Optional.of(URI.create("https://tailrace.example.com")),
        List.of(AddressRange.of("10.0.0.0/8"), AddressRange.of("::1")),
        Optional.of("X-Forwarded-Email"),
        Optional.of("X-Forwarded-Groups"),
        List.of("marketing", "team:growth"),
        List.of("support"),
        List.of("on-call"),
        List.of("platform", "ann@example.com"));
  }

  @Test
  void aListMayBeWrittenAsOne() throws IOException {
    Loaded loaded = new Trial(folder).yaml(WHOLE.replace("[\"*\"]", "[one, \"two, three\"]"));
    assertThat(loaded.configuration().dashboard().viewers()).containsExactly("one", "two, three");
  }

  @Test
  void whatAHeaderNeedsIsSaid() throws IOException {
    assertThat(problems("dashboard:\n  auth: header\n"))
        .hasSize(3)
        .anyMatch(it -> it.contains("needs dashboard.header"))
        .anyMatch(it -> it.contains("needs dashboard.trusted-proxies"))
        .anyMatch(it -> it.contains("lets nobody in"));
    assertThat(problems(WHOLE)).isEmpty();
  }

  @Test
  void whatMeansNothingIsSaid() throws IOException {
    assertThat(problems(WHOLE.replace("auth: header", "auth: link")))
        .anyMatch(it -> it.contains("dashboard.header means nothing without"))
        .anyMatch(it -> it.contains("dashboard.viewers means nothing without"))
        .hasSize(2);
  }

  @Test
  void aPathIsRefused() throws IOException {
    assertThat(problems("dashboard:\n  url: https://example.com/tailrace\n"))
        .singleElement()
        .asString()
        .contains("must have no path");
    assertThat(problems("dashboard:\n  url: https://example.com/\n")).isEmpty();
  }

  @Test
  void aNameIsNoProxy() throws IOException {
    assertThat(problems(WHOLE.replace("127.0.0.1", "nginx.internal")))
        .anyMatch(it -> it.contains("addresses or ranges such as 127.0.0.1,10.0.0.0/8"));
  }

  @Test
  void aMisspeltKeyIsGuessed() throws IOException {
    assertThat(problems("dashboard:\n  trusted-proxys: 127.0.0.1\n"))
        .anyMatch(it -> it.contains("did you mean") && it.contains("trusted-proxies"));
  }

  /** Without a signing key nothing starts, which is not the matter here. */
  private List<String> problems(String yaml) throws IOException {
    return Trial.problems(new Trial(folder).load(yaml, Map.of("TAILRACE_SIGNING_KEYS", "k")));
  }
}
