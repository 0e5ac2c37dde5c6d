package io.tailrace.operations.deliverability;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.deliverability.DeliverabilityReport.Finding;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.SqliteSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether our mail arrives, in figures and in words. */
class DeliverabilityTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Instant YESTERDAY = FiguresScene.NOW.minus(Duration.ofDays(1));
  private static final String NO_SUCH_USER = "550 5.1.1 no such user";

  @TempDir Path folder;
  private FiguresScene scene;
  private int id;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, Database.sqlite(SqliteSettings.in(folder)));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private DeliverabilityReport ask() throws Exception {
    return new Deliverability(scene.parts("default")).read(Map.<String, String>of()::get);
  }

  private void write(String domain, String metric, int count, Instant at) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String data =
          "\"recipient\":\"a%s@%s\",\"delivery_id\":\"d%s\",\"failure_message\":\"%s\""
              .formatted(i, domain, id, NO_SUCH_USER);
      bodies.add(body("e" + id++, "email_" + metric, at, data));
    }
    scene.write("default", bodies);
  }

  private void sent(String domain, int count, int bounced, Instant at) throws Exception {
    write(domain, "sent", count, at);
    write(domain, "delivered", count - bounced, at);
    write(domain, "bounced", bounced, at);
  }

  @Test
  void ofNothingNothingIsSaid() throws Exception {
    DeliverabilityReport report = ask();
    assertThat(report.verdict()).isEqualTo("none");
    assertThat(report.sentence()).isEqualTo("Nothing was sent in this time.");
    assertThat(report.providers()).isEmpty();
    assertThat(report.findings()).isEmpty();
    assertThat(report.total().complaints().text()).isEqualTo("none");
  }

  @Test
  void ofFewTheNumbersAreSaid() throws Exception {
    sent("yahoo.com", 12, 3, YESTERDAY);
    DeliverabilityReport report = ask();
    assertThat(report.sentence())
        .isEqualTo("Too few to tell: 12 messages were sent, 3 bounced for good.");
    assertThat(report.total().permanentBounces().text()).isEqualTo("3 of 12");
    assertThat(report.total().permanentBounces().grade()).isEqualTo("too_few");
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void gmailsMailIsNoneThatComplaintsAreDividedBy() throws Exception {
    sent("gmail.com", 1000, 0, YESTERDAY);
    sent("yahoo.com", 500, 0, YESTERDAY);
    write("yahoo.com", "spammed", 1, YESTERDAY);
    DeliverabilityReport report = ask();
    assertThat(report.total().complaints().of()).isEqualTo(500);
    assertThat(report.total().complaints().grade()).isEqualTo("warn");
    assertThat(report.verdict()).isEqualTo("warn");
    assertThat(report.sentence())
        .isEqualTo("Watch: 0.20 % complaints outside Gmail; 0.20 % complaints at Yahoo.");
    assertThat(report.providers())
        .extracting(ProviderFigures::provider)
        .containsExactly("gmail", "yahoo");
    assertThat(report.providers().get(0).complaints().text()).isEqualTo("none");
  }

  @Test
  void healthyAndUnlikeItsUsual() throws Exception {
    for (int week = 1; week <= 4; week++) {
      sent("outlook.com", 1000, 4, YESTERDAY.minus(WEEK.multipliedBy(week)));
      sent("yahoo.com", 6000, 0, YESTERDAY.minus(WEEK.multipliedBy(week)));
    }
    sent("outlook.com", 2000, 32, YESTERDAY);
    sent("yahoo.com", 6000, 0, YESTERDAY);
    write("yahoo.com", "spammed", 1, YESTERDAY);
    DeliverabilityReport report = ask();
    assertThat(report.sentence())
        .isEqualTo(
            "Healthy: 0.01 % complaints outside Gmail; Microsoft's bounces are 4 times their"
                + " usual.");
    ProviderFigures microsoft = report.providers().get(1);
    assertThat(microsoft.permanentBounces().usual()).isEqualTo(0.004);
    assertThat(microsoft.permanentBounces().times()).isEqualTo(4.0);
    assertThat(report.findings())
        .containsExactly(
            new Finding(
                "none",
                "microsoft",
                "permanent_bounce_rate",
                "Microsoft's bounces are 4 times their usual"));
  }

  @Test
  void oneWeekIsNoRule() throws Exception {
    sent("outlook.com", 1000, 4, YESTERDAY.minus(WEEK));
    sent("outlook.com", 100, 50, YESTERDAY.minus(WEEK.multipliedBy(2)));
    sent("outlook.com", 1000, 16, YESTERDAY);
    assertThat(ask().total().permanentBounces().usual()).isNull();
    assertThat(ask().sentence()).isEqualTo("Healthy: no complaints, of which Gmail never tells.");
  }

  @Test
  void theWorstIsSaidFirst() throws Exception {
    sent("outlook.com", 1000, 60, YESTERDAY);
    sent("yahoo.com", 1000, 20, YESTERDAY);
    DeliverabilityReport report = ask();
    assertThat(report.verdict()).isEqualTo("act");
    assertThat(report.sentence())
        .isEqualTo(
            "Act now: 6 % of the mail to Microsoft bounces for good; 2 % of the mail to Yahoo"
                + " bounces for good; no complaints, of which Gmail never tells.");
  }

  @Test
  void complaintsEverywhereDoNotHideBounces() throws Exception {
    for (String domain : List.of("yahoo.com", "icloud.com")) {
      sent(domain, 1000, 0, YESTERDAY);
      write(domain, "spammed", 20, YESTERDAY);
    }
    sent("outlook.com", 1000, 60, YESTERDAY);
    assertThat(ask().sentence())
        .startsWith("Act now: ")
        .contains(" complaints outside Gmail; 6 % of the mail to Microsoft bounces for good");
  }
}
