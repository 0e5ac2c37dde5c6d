package io.tailrace.operations.campaign;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SourceName;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationException;
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

/** Campaigns side by side, and one by itself. */
class CampaignsTest {
  private static final Instant YESTERDAY = FiguresScene.NOW.minus(Duration.ofDays(1));

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

  private void write(String feed, String metric, int count, String source) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String data =
          "\"recipient\":\"a@yahoo.com\",\"delivery_id\":\"d%s\",%s".formatted(id, source);
      bodies.add(body("e" + id++, "email_" + metric, YESTERDAY, data));
    }
    scene.write(feed, bodies);
  }

  private CampaignList list(Map<String, String> words) throws Exception {
    return new Campaigns(scene.parts("default")).list(words::get, 2);
  }

  @Test
  void theyStandSideBySide() throws Exception {
    write("default", "sent", 3, "\"campaign_id\":7,\"action_id\":1");
    write("default", "delivered", 3, "\"campaign_id\":7,\"action_id\":1");
    write("default", "sent", 5, "\"newsletter_id\":7,\"content_id\":2");
    write("default", "opened", 2, "\"newsletter_id\":7,\"content_id\":2");
    write("default", "sent", 1, "\"transactional_message_id\":9");
    write("default", "sent", 9, "\"journey_id\":\"of none\"");
    scene.named(new SourceName("default", "newsletter", 7, null, "News", "sent", YESTERDAY));
    CampaignList list = list(Map.of());
    assertThat(list.campaigns())
        .extracting(it -> it.kind() + " " + it.id() + " " + it.name() + " " + it.figures().sent())
        .containsExactly("newsletter 7 News 5", "campaign 7 null 3");
    assertThat(list.truncated()).isTrue();
    assertThat(list.by()).isEqualTo("day");
    assertThat(list.periods()).hasSize(8).endsWith("2027-01-30", "2027-01-31");
    assertThat(list.campaigns().get(0).sentByPeriod()).endsWith(5L, 0L);
    assertThat(list.campaigns().get(0).humanOpensByPeriod()).endsWith(2L, 0L);
    assertThat(list.campaigns().get(1).figures().delivered().text()).isEqualTo("3 of 3");
    assertThat(list(Map.of("order", "delivered_rate")).campaigns().get(0).kind())
        .isEqualTo("campaign");
    assertThat(list(Map.of("kind", "transactional")).campaigns())
        .extracting(CampaignList.Entry::id)
        .containsExactly(9L);
  }

  @Test
  void longRangesHaveFewerPeriods() throws Exception {
    assertThat(list(Map.of("from", "31d")).by()).isEqualTo("day");
    assertThat(list(Map.of("from", "90d")).by()).isEqualTo("week");
    assertThat(list(Map.of("from", "400d")).by()).isEqualTo("month");
  }

  @Test
  void oneHasItsFunnelAndItsParts() throws Exception {
    write("default", "sent", 4, "\"campaign_id\":7,\"action_id\":1");
    write("default", "delivered", 3, "\"campaign_id\":7,\"action_id\":1");
    write("default", "sent", 6, "\"campaign_id\":7,\"action_id\":2");
    write("default", "opened", 5, "\"campaign_id\":7,\"action_id\":2");
    write("default", "sent", 9, "\"campaign_id\":8,\"action_id\":2");
    scene.named(
        new SourceName("default", "campaign", 7, null, "Welcome", "running", YESTERDAY),
        new SourceName("default", "campaign_action", 2, 7L, "Second mail", null, YESTERDAY));
    CampaignDetail detail =
        new Campaigns(scene.parts("default")).detail("campaign", 7, Map.<String, String>of()::get);
    assertThat(detail.campaign().name()).isEqualTo("Welcome");
    assertThat(detail.campaign().state()).isEqualTo("running");
    assertThat(detail.funnel())
        .containsExactly(
            new CampaignDetail.FunnelStep("sent", 10, 1.0),
            new CampaignDetail.FunnelStep("delivered", 3, 0.3),
            new CampaignDetail.FunnelStep("human_opened", 5, 0.5),
            new CampaignDetail.FunnelStep("human_clicked", 0, 0.0),
            new CampaignDetail.FunnelStep("converted", 0, 0.0));
    assertThat(detail.actions())
        .extracting(it -> it.id() + " " + it.name() + " " + it.figures().sent())
        .containsExactly("2 Second mail 6", "1 null 4");
    assertThat(detail.variants()).isEmpty();
  }

  @Test
  void feedsAreNotMixed() throws Exception {
    write("default", "sent", 1, "\"campaign_id\":7");
    write("shop", "sent", 2, "\"campaign_id\":7");
    Campaigns campaigns = new Campaigns(scene.parts("default", "shop"));
    assertThat(campaigns.list(Map.<String, String>of()::get, 9).campaigns())
        .extracting(it -> it.feed() + " " + it.figures().sent())
        .containsExactly("shop 2", "default 1");
    assertThat(
            campaigns
                .detail("campaign", 7, Map.of("feed", "shop")::get)
                .campaign()
                .figures()
                .sent())
        .isEqualTo(2);
    assertThatThrownBy(() -> campaigns.detail("campaign", 7, Map.<String, String>of()::get))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("give 'feed', one of default, shop");
  }

  @Test
  void whatMakesNoSenseIsSaid() {
    assertThatThrownBy(() -> list(Map.of("order", "size")))
        .hasMessageContaining("'order' is 'size', and must be of: sent, delivered_rate");
    assertThatThrownBy(() -> list(Map.of("kind", "mail")))
        .hasMessageContaining("'kind' is 'mail', and must be of: broadcast, campaign");
  }
}
