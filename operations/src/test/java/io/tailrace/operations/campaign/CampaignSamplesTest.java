package io.tailrace.operations.campaign;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.series.DatabaseKind;
import io.tailrace.operations.series.OnEachDatabase;
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
import org.junit.jupiter.params.Parameter;

/** How soon people answer, and what they click. */
@OnEachDatabase
class CampaignSamplesTest {
  private static final Instant NOW = FiguresScene.NOW;

  @TempDir Path folder;
  @Parameter DatabaseKind kind;
  private FiguresScene scene;
  private final List<String> bodies = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, kind.in(folder));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void told(String delivery, String metric, Instant at, String more) {
    String data = "\"recipient\":\"a@yahoo.com\",\"delivery_id\":\"" + delivery + "\"," + more;
    bodies.add(body("e" + bodies.size(), "email_" + metric, at, data));
  }

  private CampaignSamples samples() throws Exception {
    scene.write("default", bodies);
    return new CampaignSamples(scene.parts("default"));
  }

  @Test
  void messagesCountFromTheAgeThatTheyHave() throws Exception {
    Instant old = NOW.minus(Duration.ofDays(10));
    Instant young = NOW.minus(Duration.ofHours(2));
    for (int i = 0; i < 4; i++) {
      told("old" + i, "sent", old, "\"campaign_id\":7");
    }
    told("old0", "opened", old.plus(Duration.ofHours(1)), "\"campaign_id\":7");
    told("old1", "opened", old.plus(Duration.ofHours(20)), "\"campaign_id\":7");
    told("old2", "opened", old.plusSeconds(5), "\"campaign_id\":7,\"prefetched\":true");
    told("old0", "clicked", old.plus(Duration.ofDays(3)), "\"campaign_id\":7,\"href\":\"x\"");
    told("young", "sent", young, "\"campaign_id\":7");
    told("young", "opened", young.plusSeconds(60), "\"campaign_id\":7");
    told("other", "sent", old, "\"campaign_id\":8");
    Maturity maturity = samples().maturity("campaign", 7, Map.<String, String>of()::get);
    assertThat(maturity.messages()).isEqualTo(5);
    assertThat(maturity.points())
        .containsExactly(
            new Maturity.Point(1, 5, 0.4, 0.0),
            new Maturity.Point(3, 4, 0.25, 0.0),
            new Maturity.Point(6, 4, 0.25, 0.0),
            new Maturity.Point(12, 4, 0.25, 0.0),
            new Maturity.Point(24, 4, 0.5, 0.0),
            new Maturity.Point(48, 4, 0.5, 0.0),
            new Maturity.Point(72, 4, 0.5, 0.25),
            new Maturity.Point(168, 4, 0.5, 0.25));
  }

  @Test
  void linksAreWithoutWhatIsMeantForOnePerson() throws Exception {
    Instant at = NOW.minus(Duration.ofHours(5));
    String link = "\"newsletter_id\":7,\"href\":\"https://shop.example.com/";
    told("a", "clicked", at, link + "sale?u=ann\"");
    told("b", "clicked", at, link + "sale?u=bob#top\"");
    told("c", "clicked", at, link + "me/ann\"");
    told("d", "clicked", at, link + "sale\",\"machine\":true");
    told("e", "clicked", at, "\"newsletter_id\":8,\"href\":\"https://other.example.com\"");
    ClickedLinks links = samples().links("newsletter", 7, Map.<String, String>of()::get);
    assertThat(links.clicks()).isEqualTo(3);
    assertThat(links.links())
        .containsExactly(new ClickedLinks.Link("https://shop.example.com/sale", 2));
  }

  @Test
  void ofNothingNothingIsTold() throws Exception {
    Maturity maturity = samples().maturity("campaign", 7, Map.<String, String>of()::get);
    assertThat(maturity.messages()).isZero();
    assertThat(maturity.points().get(0)).isEqualTo(new Maturity.Point(1, 0, null, null));
    assertThat(maturity.sample()).isEqualTo("Nothing is kept of its busiest hours.");
    assertThat(samples().links("campaign", 7, Map.<String, String>of()::get).links()).isEmpty();
  }
}
