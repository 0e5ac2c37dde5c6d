package io.tailrace.dashboard.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TimelineEntry;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's page: the verdict on top, then what happened. */
class PersonPageTest {
  @TempDir Path folder;
  private StoryScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new StoryScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private PageAnswer ask(AccessRole role, String id, String... query) throws Exception {
    return new PersonPage(scene.parts("default"))
        .answer(StoryScene.request(role, "person", id, query));
  }

  private PageView page(String id, String... query) throws Exception {
    return (PageView) ask(AccessRole.ANALYST, id, query);
  }

  private PersonModel model(String id, String... query) throws Exception {
    return (PersonModel) page(id, query).model();
  }

  private void bounced() throws Exception {
    scene.email("a", "sent", 0, ",\"subject\":\"Hi\"");
    scene.email("b", "bounced", 5, ",\"failure_message\":\"550 5.1.1 no such user\"");
  }

  @Test
  void theVerdictComesFirst() throws Exception {
    scene.email("a", "sent", 0, "");
    assertThat(page("42").sentence()).isEqualTo("Yes, write to them: email yes.");
    assertThat(page("42").tone()).isEqualTo(Tone.OK);
    scene.email("b", "bounced", 5, ",\"failure_message\":\"550 5.1.1 no such user\"");
    assertThat(page("42").sentence())
        .isEqualTo("Do not write to them: email no, bounced 30 January.");
    scene.receive("default", "s", "sms_sent", 9, "\"recipient\":\"+14155550100\"," + ids());
    assertThat(page("ann@example.com").sentence())
        .isEqualTo("Do not write to them: email no, bounced 30 January.");
    scene.receive(
        "default",
        "t",
        "sms_sent",
        9,
        "\"delivery_id\":\"S1\",\"recipient\":\"+14155550100\"," + ids());
    assertThat(page("ann@example.com").sentence())
        .isEqualTo("Partly: email no, bounced 30 January · sms yes.");
    assertThat(model("d9c1").channels()).extracting(Badge::tone).contains(Tone.BAD, Tone.OK);
  }

  private static String ids() {
    return "\"identifiers\":{\"id\":\"42\",\"cio_id\":\"d9c1\",\"email\":\"ann@example.com\"}";
  }

  @Test
  void reasonsNameTheirEvent() throws Exception {
    bounced();
    List<TableCell> row = model("42").reasons().rows().get(0);
    assertThat(row).extracting(TableCell::text).contains("Bounced: bad address", "E-mail");
    assertThat(row.get(4).href()).isEqualTo("/events/b");
  }

  @Test
  void eventsStandInTheirMessagesOldestFirst() throws Exception {
    scene.email("a", "sent", 0, ",\"subject\":\"Hi\"");
    scene.email("b", "delivered", 30, "");
    scene.email("c", "opened", 90, ",\"prefetched\":true");
    scene.receive("default", "d", "customer_unsubscribed", 99, ids());
    List<TimelineEntry> entries = model("42").story().entries();
    assertThat(entries).extracting(TimelineEntry::title).containsExactly("Unsubscribed", "Hi");
    assertThat(entries.get(1).href()).isEqualTo("/messages/D1");
    assertThat(entries.get(1).within())
        .extracting(entry -> entry.title() + "|" + entry.gap())
        .containsExactly("Sent|", "Delivered|30 s later", "Opened by a machine|1 min later");
  }

  @Test
  void pagesFollowEachOtherByTime() throws Exception {
    for (int i = 0; i < 5; i++) {
      String data = "\"delivery_id\":\"M" + i + "\"," + StoryScene.ANN;
      scene.receive("default", "e" + i, "email_sent", i, data);
    }
    List<String> titles = new ArrayList<>();
    String next = "";
    for (int page = 0; page < 3; page++) {
      PersonModel model =
          page == 0 ? model("42", "limit", "2") : model("42", "limit", "2", "before", next);
      model.story().entries().forEach(entry -> titles.add(entry.href()));
      String link = model.story().pager().next();
      assertThat(link == null).isEqualTo(page == 2);
      next = link == null ? "" : before(link);
    }
    assertThat(titles)
        .containsExactly(
            "/messages/M4", "/messages/M3", "/messages/M2", "/messages/M1", "/messages/M0");
  }

  private static String before(String link) {
    String value = link.substring(link.indexOf("before=") + 7);
    return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void severalPeopleOfOneAddressAreListed() throws Exception {
    scene.email("a", "sent", 0, "");
    scene.receive(
        "default",
        "z",
        "email_sent",
        1,
        "\"identifiers\":{\"id\":\"7\",\"email\":\"ann@example.com\"}");
    PageView page = page("ann@example.com");
    assertThat(page.sentence()).startsWith("2 people go by ann@example.com");
    assertThat(((PeopleModel) page.model()).people().rows()).hasSize(2);
    assertThat(model("d9c1").others().rows()).hasSize(1);
    assertThat(model("7").title()).isEqualTo("ann@example.com");
  }

  @Test
  void whatTheyWantToHearOfIsShown() throws Exception {
    scene.receive(
        "default",
        "p",
        "customer_cio_subscription_preferences_changed",
        1,
        "\"content\":\"{\\\"topics\\\":{\\\"topic_1\\\":false,\\\"topic_2\\\":true}}\"," + ids());
    assertThat(model("42").preferences().rows())
        .extracting(row -> row.get(0).text() + " " + row.get(2).text())
        .containsExactlyInAnyOrder("topic_1 No", "topic_2 Yes");
  }

  @Test
  void allOfItIsAFile() throws Exception {
    bounced();
    PageFile file = (PageFile) ask(AccessRole.ANALYST, "42", "format", "csv");
    assertThat(file.text().lines().toList())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("timestamp,event_type,event_id");
    assertThat(file.text()).contains("2027-01-30T12:00:05Z,email_bounced,b,D1,Hi");
  }

  @Test
  void anOperatorLiftsAndSaysWhy() throws Exception {
    bounced();
    assertThat(model("42").lifts()).isEmpty();
    PageView page = (PageView) ask(AccessRole.OPERATOR, "42");
    ChangeForm form = ((PersonModel) page.model()).lifts().get(0);
    assertThat(form.action()).isEqualTo("/people/42/lift");
    ChangePlan plan = (ChangePlan) lift("dry_run", "true").model();
    assertThat(plan.count()).isEqualTo(1);
    assertThat(page("42").tone()).isEqualTo(Tone.BAD);
    assertThatThrownBy(() -> lift("why", " "))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("why");
    ChangeOutcome outcome = (ChangeOutcome) lift("why", "she wrote to us").model();
    assertThat(outcome.sentence()).isEqualTo("1 suppression of ann@example.com lifted.");
    assertThat(page("42").tone()).isEqualTo(Tone.OK);
    assertThat(((ChangeOutcome) lift("why", "once more").model()).tone()).isEqualTo(Tone.WARN);
  }

  private PageFragment lift(String... more) throws Exception {
    List<String> query =
        new ArrayList<>(List.of("feed", "default", "address", "ann@example.com", "type", "email"));
    query.addAll(List.of(more));
    return (PageFragment)
        new SuppressionLiftPage(scene.parts("default"))
            .answer(
                StoryScene.request(
                    AccessRole.OPERATOR, "person", "42", query.toArray(new String[0])));
  }

  @Test
  void aMereAddressHasAVerdictAndNoStory() throws Exception {
    scene.receive(
        "default",
        "l",
        "email_bounced",
        1,
        "\"delivery_id\":\"L1\",\"recipient\":\"here@example.com, gone@example.com\","
            + "\"failure_message\":\"550 5.1.1 <gone@example.com>: no such user\"");
    assertThat(page("gone@example.com").tone()).isEqualTo(Tone.BAD);
    assertThat(model("gone@example.com").story()).isNull();
  }

  @Test
  void nobodyKnownSaysHowPeopleAreFound() throws Exception {
    assertThat(page("nobody\0").template()).isEqualTo("component/empty.jte");
  }

  @Test
  void aVeryLongSubjectIsCut() throws Exception {
    scene.email("a", "sent", 0, ",\"subject\":\"" + "x".repeat(5_000) + "\"");
    assertThat(model("42").story().entries().get(0).title()).hasSizeLessThan(200);
  }
}
