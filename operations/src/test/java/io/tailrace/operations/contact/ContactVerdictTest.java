package io.tailrace.operations.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactVerdictTest {
  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

  private static ContactReason reason(String reason, String channel, String since) {
    Instant at = since == null ? null : Instant.parse(since);
    return new ContactReason(reason, channel, at, "e1", "default", null, null);
  }

  private static ContactTopic topic(String topic, String channel) {
    return new ContactTopic("default", topic, channel, null);
  }

  private static ContactVerdict verdict(List<String> known, ContactReason... reasons) {
    return ContactVerdict.of(known, List.of(reasons), List.of(), NOW);
  }

  @Test
  void eachChannelHasItsOwn() {
    ContactVerdict verdict =
        verdict(List.of("sms", "email"), reason("bounced", "sms", "2027-01-29T23:59:59Z"));
    assertThat(verdict.inWords()).isEqualTo("email yes · sms no, bounced 29 January");
    assertThat(verdict.mayContact()).isFalse();
    assertThat(verdict.channels())
        .extracting(ChannelVerdict::channel, ChannelVerdict::mayContact)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("email", true),
            org.assertj.core.groups.Tuple.tuple("sms", false));
  }

  @Test
  void whoUnsubscribedHasLeftEveryChannel() {
    assertThat(
            verdict(
                    List.of("email", "push"),
                    reason("unsubscribed", "customer", "2026-11-29T10:00:00Z"))
                .inWords())
        .isEqualTo(
            "email no, unsubscribed 29 November 2026 · push no, unsubscribed 29 November 2026");
  }

  @Test
  void theLatestReasonIsTold() {
    assertThat(
            verdict(
                    List.of("email"),
                    reason("bounced", "email", "2027-01-02T00:00:00Z"),
                    reason("spammed", "email", "2027-01-03T00:00:00Z"),
                    reason("preferences", "email", null))
                .inWords())
        .isEqualTo("email no, reported as spam 3 January");
  }

  @Test
  void aReasonOfAnUnknownChannelIsToldToo() {
    assertThat(verdict(List.of("email"), reason("preferences", "sms", null)).inWords())
        .isEqualTo("email yes · sms no, switched off");
    assertThat(verdict(List.of(), reason("unsubscribed", "customer", null)).inWords())
        .isEqualTo("customer no, unsubscribed");
    assertThat(verdict(List.of()).mayContact()).isTrue();
  }

  @Test
  void topicsForbidNothingElse() {
    ContactVerdict verdict =
        ContactVerdict.of(
            List.of("email"),
            List.of(),
            List.of(topic("news", "customer"), topic("tips", "sms")),
            NOW);
    assertThat(verdict.mayContact()).isTrue();
    assertThat(verdict.inWords()).isEqualTo("email yes · not of news, tips by sms");
  }
}
