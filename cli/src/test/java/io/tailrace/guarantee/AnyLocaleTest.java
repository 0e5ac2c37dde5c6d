package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever language the machine speaks and whatever digits it writes, what is answered 200 is in
 * warehouse and database once.
 *
 * <p>Over 10 s: a server starts in another language, for which no archive of classes fits.
 */
class AnyLocaleTest {
  private static final int EVENTS = 20;

  @TempDir Path temporary;

  @Test
  @Tag("full")
  void aServerInPersianKeepsAndDelivers() throws Exception {
    String persian = "-Duser.language=fa -Duser.country=IR";
    Path folder = temporary.resolve("data");
    Map<String, String> settings = Map.of("JDK_JAVA_OPTIONS", persian);
    try (ServerProcess server =
        new ServerProcess(folder, "io.tailrace.cli.Main", settings).start()) {
      Posts posts = new Posts(server.webhook());
      for (String id : Posts.ids(EVENTS)) {
        assertThat(posts.post(Posts.event(id, "sent"))).isEqualTo("200 {\"processed\":1}");
      }
      new Status(folder).awaitCaughtUp(Duration.ofMinutes(1));
      assertThat(server.terminate()).isZero();
      assertThat(server.said()).contains(persian);
      new Kept(folder).assertEachOnce(Posts.ids(EVENTS));
    }
  }

  /** The trial would notice: these digits are what the machine would write. */
  @Test
  void itsDigitsAreOthers() {
    assertThat(String.format(Locale.forLanguageTag("fa-IR"), "%d", 2026)).isEqualTo("۲۰۲۶");
  }
}
