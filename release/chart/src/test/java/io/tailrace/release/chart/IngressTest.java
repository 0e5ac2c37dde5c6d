package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tailrace.core.FeedPath;
import io.tailrace.server.config.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in follows docs/proxy.md. */
class IngressTest {
  private static final Duration SENDER_WAITS = Duration.ofSeconds(4);
  private static final String NGINX = "nginx.ingress.kubernetes.io/";

  @TempDir Path folder;

  private final Rendered rendered = Chart.OURS.render("everything");
  private final KubernetesObject ingress = rendered.only("Ingress");

  @Test
  void leadsToTheFeedsAlone() {
    KubernetesObject path = ingress.part("spec/rules/0/http/paths/0");
    assertThat(ingress.parts("spec/rules/0/http/paths")).hasSize(1);
    assertThat(path.text("path")).isEqualTo(FeedPath.of(FeedPath.DEFAULT_FEED));
    assertThat(path.text("pathType")).isEqualTo("Prefix");
    String service = path.text("backend/service/name");
    assertThat(rendered.named("Service", service).parts("spec/ports"))
        .extracting(port -> port.text("name"))
        .containsExactly(path.text("backend/service/port/name"))
        .doesNotContain("admin");
    assertThat(ingress.text("spec/tls/0/secretName")).isEqualTo("hooks-certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy-read-timeout", "proxy-send-timeout"})
  void waitsLongerThanTailraceAndShorterThanTheSender(String annotation) throws Exception {
    Configuration configuration =
        new RenderedConfiguration(rendered, rendered.workload("embedded"), folder).read();
    assertThat(Duration.ofSeconds(Long.parseLong(nginx(annotation))))
        .isGreaterThan(configuration.limits().deadline())
        .isLessThan(SENDER_WAITS);
  }

  @Test
  void passesBodiesOnAsTheyCome() {
    assertThat(nginx("proxy-body-size")).isEqualTo("64m");
    assertThat(nginx("proxy-request-buffering")).isEqualTo("off");
    assertThat(nginx("proxy-next-upstream")).isEqualTo("off");
  }

  @Test
  void turnsTheControllersOwnAnswersInto503WhereItMay() {
    assertThat(nginx("configuration-snippet"))
        .contains("error_page 500 502 504 =503 @tailrace_later;");
    assertThat(nginx("server-snippet")).contains("location @tailrace_later", "return 503");
    KubernetesObject without =
        Chart.OURS.render("everything", Map.of("ingress.nginxSnippets", false)).only("Ingress");
    assertThat(without.part("metadata/annotations").content().keySet())
        .noneMatch(name -> name.contains("snippet"));
  }

  @Test
  void anotherControllerGetsNoAnnotations() {
    KubernetesObject other =
        Chart.OURS.render("everything", Map.of("ingress.nginx", false)).only("Ingress");
    assertThat(other.at("metadata/annotations")).isNull();
  }

  @Test
  void thePolicyLetsTheControllerInAndNobodyElse() {
    KubernetesObject policy = rendered.only("NetworkPolicy").part("spec");
    assertThat(
            policy.part("podSelector/matchLabels").selects(rendered.workload("embedded").labels()))
        .isTrue();
    assertThat(policy.at("policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    assertThat(policy.parts("ingress"))
        .extracting(rule -> rule.at("ports/0/port"), rule -> rule.parts("from").isEmpty())
        .containsExactly(tuple("events", false), tuple("admin", false));
    assertThat(ports(policy)).containsExactlyInAnyOrder(53, 53, 443, 5432);
  }

  @Test
  void thePolicyLetsPodsReachWhatTheyAreConfiguredFor() {
    KubernetesObject policy = Chart.OURS.render("bigquery").only("NetworkPolicy").part("spec");
    assertThat(ports(policy)).containsExactlyInAnyOrder(53, 53, 443, 80, 988, 6379, 26379, 5432);
  }

  @Test
  void thePolicyLetsPodsReachNothingThatTheyDoNotNeed() {
    Rendered least = Chart.OURS.render("embedded", Map.of("networkPolicy.enabled", true));
    assertThat(ports(least.only("NetworkPolicy").part("spec"))).containsExactly(53, 53);
  }

  private static List<Integer> ports(KubernetesObject policy) {
    return policy.parts("egress").stream()
        .flatMap(rule -> rule.parts("ports").stream())
        .map(port -> port.number("port"))
        .toList();
  }

  private String nginx(String annotation) {
    return (String) ingress.part("metadata/annotations").content().get(NGINX + annotation);
  }
}
