package io.tailrace.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.operations.contact.ContactAnswer;
import io.tailrace.operations.contact.ContactReason;
import io.tailrace.operations.series.DatabaseKind;
import io.tailrace.operations.series.OnEachDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a program is told that asks before each message, from real events. */
@OnEachDatabase
class ContactCheckTest {
  private static final Instant THEN = Instant.parse("2027-01-29T12:00:00Z");
  private static final String ANN = "\"identifiers\":{\"id\":\"1\",\"email\":\"ann@example.com\"}";

  @Parameter DatabaseKind kind;
  @TempDir Path folder;
  private FiguresScene scene;
  private ContactCheck check;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, kind.in(folder));
    check = new ContactCheck(scene.parts("default", "shop"));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void receive(String id, String kindOfEvent, String data) throws Exception {
    scene.write("default", List.of(FiguresScene.body(id, kindOfEvent, THEN, data)));
  }

  private ContactAnswer of(String address) throws Exception {
    return check.of(address, null);
  }

  @Test
  void whoIsNotKnownMayBeWrittenTo() throws Exception {
    assertThat(of("nobody@example.com"))
        .satisfies(
            answer -> {
              assertThat(answer.mayContact()).isTrue();
              assertThat(answer.known()).isFalse();
              assertThat(answer.reasons()).isEmpty();
              assertThat(answer.verdict().inWords()).isEqualTo("email yes");
            });
  }

  @Test
  void aBounceNamesItsEventAndCause() throws Exception {
    String failure = "\"failure_message\":\"550 5.1.1 no such user\"";
    receive(
        "b1",
        "email_bounced",
        "\"delivery_id\":\"D\",\"recipient\":\"Ann <Ann@Example.com>\"," + failure + "," + ANN);
    ContactAnswer answer = of(" ann@EXAMPLE.com");
    assertThat(answer.reasons())
        .containsExactly(
            new ContactReason(
                "bounced", "email", THEN, "b1", "default", "bad_address", "ann@example.com"));
    assertThat(answer.verdict().inWords()).isEqualTo("email no, bounced 29 January");
  }

  /** A phone's owner may have left e-mail alone. */
  @Test
  void aPersonsWordCountsForTheChannelsOfTheAddress() throws Exception {
    receive("s1", "sms_sent", "\"delivery_id\":\"S\",\"recipient\":\"+14155550100\"," + ANN);
    receive(
        "u1", "email_unsubscribed", "\"delivery_id\":\"D\",\"recipient\":\"a@b.example\"," + ANN);
    assertThat(of("+1 (415) 555-0100").mayContact()).isTrue();
    assertThat(of("ann@example.com").reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.eventId()).isEqualTo("u1"));
    receive("u2", "customer_unsubscribed", ANN);
    assertThat(of("+1 (415) 555-0100").verdict().inWords())
        .isEqualTo("sms no, unsubscribed 29 January · whatsapp no, unsubscribed 29 January");
    assertThat(of("+1 (415) 555-0100").reasons()).extracting("eventId").containsExactly("u2");
  }

  @Test
  void topicsAreToldAndForbidNothing() throws Exception {
    String preferences = ",\"content\":\"{\\\"topics\\\":{\\\"news\\\":false}}\"";
    receive("p1", "email_cio_subscription_preferences_changed", ANN + preferences);
    ContactAnswer answer = of("ann@example.com");
    assertThat(answer.mayContact()).isTrue();
    assertThat(answer.topics()).extracting("topic").containsExactly("news");
    assertThat(answer.verdict().inWords()).isEqualTo("email yes · not of news");
  }

  @Test
  void aThousandAreAnsweredInTheirOrder() throws Exception {
    receive("x", "email_spammed", "\"delivery_id\":\"D\",\"recipient\":\"ann@example.com\"," + ANN);
    List<String> many = new java.util.ArrayList<>(Collections.nCopies(999, "other@example.com"));
    many.add(500, "ann@example.com");
    List<ContactAnswer> answers = check.of(many, null);
    assertThat(answers).extracting(ContactAnswer::address).isEqualTo(many);
    assertThat(answers.stream().filter(answer -> !answer.mayContact())).hasSize(1);
    assertThat(answers.get(500).mayContact()).isFalse();
    many.add("one@too.many");
    assertThatThrownBy(() -> check.of(many, null)).hasMessageContaining("1 to 1000 addresses");
    assertThatThrownBy(() -> check.of(List.of(), null)).hasMessageContaining("1 to 1000");
    assertThatThrownBy(() -> check.of(" ", null)).hasMessageContaining("only spaces");
  }

  @Test
  void aFeedIsLookedAtAloneAndMustBeThere() throws Exception {
    receive("x", "email_spammed", "\"delivery_id\":\"D\",\"recipient\":\"ann@example.com\"," + ANN);
    assertThat(check.of("ann@example.com", "default").mayContact()).isFalse();
    assertThat(check.of("ann@example.com", "shop").mayContact()).isTrue();
    assertThatThrownBy(() -> check.of("ann@example.com", "shpo"))
        .hasMessageContaining("no feed named 'shpo'");
  }
}
