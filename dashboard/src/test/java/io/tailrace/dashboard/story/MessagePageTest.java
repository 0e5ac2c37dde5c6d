package io.tailrace.dashboard.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.admin.EffectiveSettings;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.sink.SourceName;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.dashboard.page.SandboxedPage;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message's page, in words and numbers. */
class MessagePageTest {
  private static final EffectiveSettings SETTINGS =
      new EffectiveSettings(
          List.of(new EffectiveSettings.Value("log.retention", "30d", "default", true)));

  @TempDir Path folder;
  private StoryScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new StoryScene(folder);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private PageView page(String id) throws Exception {
    return (PageView)
        new MessagePage(scene.parts("default"), SETTINGS)
            .answer(StoryScene.request(AccessRole.ANALYST, "delivery_id", id));
  }

  private MessageModel model() throws Exception {
    return (MessageModel) page("D1").model();
  }

  @Test
  void saysWhatBecameOfIt() throws Exception {
    scene.email("a", "sent", 0, "");
    assertThat(page("D1").sentence()).isEqualTo("Sent, and nothing was heard of it since.");
    scene.email("b", "delivered", 12, "");
    assertThat(page("D1").sentence()).isEqualTo("Delivered 12 s after it was sent.");
    scene.email("c", "opened", 60, ",\"prefetched\":true");
    assertThat(page("D1").sentence()).isEqualTo("Delivered 12 s after it was sent.");
    scene.email("d", "opened", 120, "");
    scene.email("e", "opened", 121, "");
    scene.email("f", "clicked", 180, ",\"href\":\"https://x.example/?token=secret\"");
    assertThat(page("D1").sentence())
        .isEqualTo(
            "Delivered 12 s after it was sent; opened by people 2 times; clicked by a person.");
    assertThat(page("D1").tone()).isEqualTo(Tone.OK);
  }

  @Test
  void saysWhyItWasRefused() throws Exception {
    scene.email("a", "sent", 0, "");
    scene.email("b", "bounced", 5, ",\"failure_message\":\"550 5.1.1 no such user\"");
    assertThat(page("D1").sentence()).isEqualTo("Bounced: bad address.");
    assertThat(page("D1").tone()).isEqualTo(Tone.BAD);
    assertThat(model().why().said()).isEqualTo("550 5.1.1 no such user");
    assertThat(model().why().meaning()).contains("no such mailbox");
  }

  @Test
  void stepsHaveTheirGaps() throws Exception {
    scene.email("a", "sent", 0, "");
    scene.email("b", "delivered", 240, "");
    scene.email("c", "opened", 7_440, "");
    assertThat(model().steps())
        .extracting(step -> step.name() + "|" + step.gap())
        .containsExactly("Sent|", "Delivered|4 min later", "Opened by a person|2 h later");
    scene.email("d", "clicked", 7_500, ",\"machine\":true");
    scene.email("e", "clicked", 7_560, "");
    assertThat(model().steps())
        .extracting(StoryStep::name)
        .endsWith("Clicked", "Clicked by a person");
  }

  @Test
  void linksAreShownWithoutWhatTheyCarry() throws Exception {
    scene.email("f", "clicked", 180, ",\"href\":\"https://x.example/?token=secret\"");
    assertThat(model().events().rows().get(0))
        .extracting(TableCell::text)
        .anyMatch(text -> text.contains("x.example"))
        .noneMatch(text -> text.contains("secret"));
  }

  @Test
  void whatSentItHasItsNameAndItsPage() throws Exception {
    scene
        .data()
        .named(new SourceName("default", "campaign", 7, null, "Welcome", null, StoryScene.NOON));
    scene.email("a", "sent", 0, ",\"campaign_id\":7");
    assertThat(model().facts())
        .anySatisfy(
            fact -> {
              assertThat(fact.name()).isEqualTo("Campaign");
              assertThat(fact.value().text()).isEqualTo("Welcome (7)");
              assertThat(fact.value().href()).isEqualTo("/campaigns/campaign/7");
            });
  }

  @Test
  void anEmailIsShownInAFrameOfItsOwn() throws Exception {
    scene.email(
        "a",
        "sent",
        0,
        ",\"content\":\"<p>Hi<img src='http://x/o.gif' width=1><a href='http://x/?t=1'>go</a>\","
            + "\"headers\":{\"X-Kind\":[\"news\"]}");
    MessageModel.Content content = model().content();
    assertThat(content.preview()).isEqualTo("/messages/D1/preview");
    assertThat(content.note()).startsWith("1 image left out, 1 of them invisible.");
    assertThat(content.note()).contains("until 2 Mar 2027 12:00:00 UTC", "log.retention");
    assertThat(content.links().rows()).hasSize(1);
    assertThat(content.headers().rows()).hasSize(1);
    SandboxedPage preview =
        (SandboxedPage)
            new MessagePreviewPage(scene.parts("default"))
                .answer(StoryScene.request(AccessRole.ANALYST, "delivery_id", "D1"));
    assertThat(preview.html()).contains("Hi").doesNotContain("o.gif", "<a ");
    assertThat(model().raw().get(0).json()).doesNotContain("content", "o.gif");
  }

  @Test
  void textIsText() throws Exception {
    scene.receive(
        "default",
        "s",
        "sms_sent",
        0,
        "\"delivery_id\":\"D1\",\"recipient\":\"+14155550100\",\"content\":\"1 < 2, Ann\"");
    assertThat(model().content().preview()).isEmpty();
    assertThat(model().content().text()).isEqualTo("1 < 2, Ann");
  }

  @Test
  void whatIsNotKeptSaysWhichSettingKeepsIt() throws Exception {
    scene.email("a", "sent", 0, "");
    assertThat(model().content().missing().sentence()).contains("Body Content");
    assertThatThrownBy(
            () ->
                new MessagePreviewPage(scene.parts("default"))
                    .answer(StoryScene.request(AccessRole.ANALYST, "delivery_id", "D1")))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("Body Content");
  }

  @Test
  void whatTheLogHasLetGoSaysWhatIsSet() throws Exception {
    scene.data().write("default", List.of(sent(",\"content\":\"x\"")));
    assertThat(model().content().missing().sentence())
        .contains("log.retention says how long it keeps")
        .endsWith("It is set to 30d now.");
  }

  private static String sent(String more) {
    return FiguresScene.body(
        "a", "email_sent", StoryScene.NOON, "\"delivery_id\":\"D1\"," + StoryScene.ANN + more);
  }

  @Test
  void anUnknownOneSaysWhereToLook() throws Exception {
    PageView page = page("D\0");
    assertThat(page.sentence()).contains("is known");
    assertThat(((EmptyState) page.model()).sentence()).contains("database.retention.deliveries");
  }

  @Test
  void ofSeveralFeedsTheOthersAreLinked() throws Exception {
    scene.email("a", "sent", 0, "");
    scene.receive("shop", "b", "email_sent", 0, "\"delivery_id\":\"D1\"," + StoryScene.ANN);
    PageView page =
        (PageView)
            new MessagePage(scene.parts("default", "shop"), SETTINGS)
                .answer(StoryScene.request(AccessRole.ANALYST, "delivery_id", "D1"));
    assertThat(((MessageModel) page.model()).others())
        .extracting(fact -> fact.value().href())
        .isEqualTo(List.of("/messages/D1?feed=shop"));
  }
}
