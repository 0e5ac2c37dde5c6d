package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that cannot work are refused before anything is installed, with a sentence. */
class RefusalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          embedded | embedded.replicas      | 2                        | one process owns the volume
          embedded | existingSecret         | ''                       | make a Secret with the keys signing-keys and admin-token
          embedded | image.repository       | ''                       | push the release's image to a registry of yours
          embedded | image.tag              | latest                   | a version, since `latest` changes under a running release
          embedded | image.tag              | 'a b'                    | does not match pattern
          embedded | image.digest           | sha256:12                | does not match pattern
          embedded | image.repository       | a.example.com/t:latest   | does not match pattern
          embedded | secrets.signingKeys.key | ''                      | No signing key is named
          embedded | secrets.adminToken.key | ''                       | the admin port is reachable in the cluster
          embedded | config.log.url         | redis://redis:6379       | set shape to shared
          embedded | shape                  | shared                   | set config.log.url to redis://host:port/db
          embedded | shape                  | shared                   | set config.database.url to jdbc:postgresql://
          embedded | shape                  | shared                   | set config.warehouse.url to none
          embedded | shape                  | cluster                  | must be one of
          embedded | config.admin-token     | s3cret                   | config.admin-token is a secret
          embedded | config.signing-keys-file | /x                     | config.signing-keys is a secret
          embedded | config.port            | 9090                     | config.port is the chart's own
          embedded | config.feeds.a.region  | eu                       | config.feeds is the chart's own
          embedded | config.log\\.retention | 7d                       | write it nested
          embedded | ingress.enabled        | true                     | name the host that Customer.io calls
          embedded | embedded.drainSeconds  | 601                      | maximum
          shared   | receiver.drainSeconds  | 2                        | minimum
          embedded | env.TAILRACE_ADMIN_TOKEN | s3cret                 | secrets into secrets
          embedded | replicaCount           | 3                        | replicaCount
          embedded | persistence.accessModes[0] | ReadWriteMany        | must be one of
          shared   | receiver.replicas      | 1                        | minimum: got 1, want 2
          shared   | receiver.tag           | latest                   | a version, since `latest` changes
          shared   | config.log.url         | redis://a:s3cret@redis:1 | config.log.url holds a user or a password
          shared   | config.log.password    | s3cret                   | config.log.password is a secret
          shared   | config.store.url       | redis://:s3cret@redis:1  | config.store.url holds a user or a password
          shared   | config.database.url    | jdbc:postgresql://db/a?password=s3cret | config.database.url holds a user or a password
          everything | feeds.shop-eu.settings.signing-keys | s3cret    | feeds.shop-eu.settings.signing-keys is a secret
          everything | feeds.default.signingKeys.key | k               | default
          """)
  void areRefusedWithASentence(String values, String key, String value, String sentence) {
    assertThatThrownBy(() -> Chart.OURS.render(values, Map.of(key, value)))
        .message()
        .contains(sentence)
        .doesNotContain("s3cret");
  }

  @Test
  void allThatIsMissingIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                new Helm(Chart.OURS.path())
                    .template()
                    .withKubeVersion(Chart.KUBERNETES)
                    .withName("mail")
                    .call())
        .hasMessageContainingAll("image.repository is empty", "existingSecret is empty");
  }

  @Test
  void anOlderKubernetesIsRefused() {
    assertThatThrownBy(
            () ->
                new Helm(Chart.OURS.path())
                    .template()
                    .withKubeVersion("1.26.0")
                    .withName("mail")
                    .call())
        .hasMessageContaining(">=1.27.0-0");
  }

  @Test
  void whatIsRefusedIsTakenOtherwise() {
    assertThat(Chart.OURS.render("embedded", Map.of("embedded.replicas", 0)).workloads())
        .hasSize(1);
  }
}
