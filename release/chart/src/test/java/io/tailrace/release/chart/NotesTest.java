package io.tailrace.release.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said after an installation: the next steps, with the names of this release. */
class NotesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          embedded   | exec mail-tailrace-0 -- tailrace status
          embedded   | must answer 503, never 502
          embedded   | requests are refused or
          embedded   | get pvc data-mail-tailrace-0
          shared     | exec deploy/mail-tailrace-worker -- tailrace status
          shared     | no request is refused
          everything | https://hooks.example.com/webhooks/customerio
          bigquery   | Set ingress.enabled and
          """)
  void sayWhatToDoNext(String values, String sentence) {
    assertThat(notes(values)).contains(sentence);
  }

  private static String notes(String values) {
    return new Helm(Chart.OURS.path())
        .install()
        .clientOnly()
        .dryRun()
        .withKubeVersion(Chart.KUBERNETES)
        .withName("mail")
        .withNamespace("marketing")
        .withValuesFile(Chart.OURS.values(values))
        .call()
        .getOutput();
  }
}
