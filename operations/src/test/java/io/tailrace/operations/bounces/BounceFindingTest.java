package io.tailrace.operations.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.BounceCause;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BounceFindingTest {
  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z"); // a Sunday
  private static final String MICROSOFT =
      "550 5.7.515 Access denied, sending domain news.example.com doesn't meet the required"
          + " authentication level (DMARC fail)";

  private static String of(BounceFinding.Told told, String since, String last) {
    BounceEpisode episode =
        new BounceEpisode(
            Instant.parse(last), Instant.parse(last), since == null ? null : Instant.parse(since));
    return new BounceFinding(ZoneOffset.UTC, NOW).sentence(told, episode);
  }

  private static BounceFinding.Told told(
      String type, String provider, BounceCause cause, long bounced, String sample) {
    return new BounceFinding.Told(type, provider, cause, bounced, 3, sample);
  }

  @Test
  void itNamesWhoWhyWhatSinceWhenAndHowMany() {
    assertThat(
            of(
                told("email", "microsoft", BounceCause.AUTHENTICATION, 4_112, MICROSOFT),
                "2027-01-26T10:04:00Z",
                "2027-01-31T11:59:00Z"))
        .isEqualTo(
            "Microsoft refuses for want of authentication (5.7.515): DMARC of news.example.com;"
                + " since Tuesday 10:04; 4,112 mails");
  }

  @Test
  void whatIsOverSaysSo() {
    assertThat(
            of(
                told("email", "other", BounceCause.BAD_ADDRESS, 1, "550 5.1.1 no such user"),
                "2026-12-30T09:00:00Z",
                "2027-01-02T10:00:00Z"))
        .isEqualTo(
            "Other providers refuse addresses that are not there (5.1.1); from 30 December 2026 9:00"
                + " to 2 January 10:00; 1 mail");
  }

  @Test
  void whatWasMetOnceSaysSo() {
    assertThat(
            of(
                told("email", "gmail", BounceCause.RATE_LIMITED, 1, "421 4.7.28 unusual rate"),
                "2027-01-02T10:00:01Z",
                "2027-01-02T10:00:59Z"))
        .isEqualTo("Gmail refuses what comes too fast (4.7.28); on 2 January 10:00; 1 mail");
  }

  @Test
  void otherChannelsHaveTheirWords() {
    assertThat(
            of(
                told("sms", "other", BounceCause.POLICY, 2, "30007: filtered"),
                "2027-01-31T10:00:00Z",
                "2027-01-31T10:00:00Z"))
        .isEqualTo("Carriers refuse by policy; since Sunday 10:00; 2 text messages");
    assertThat(
            of(told("push", "other", BounceCause.NETWORK, 0, null), null, "2027-01-31T10:00:00Z"))
        .isEqualTo("Push services could not be reached; for over four weeks; 3 times");
  }

  @Test
  void timesAreOfTheAskersZone() {
    BounceEpisode episode = new BounceEpisode(NOW, NOW, Instant.parse("2027-01-31T05:04:00Z"));
    assertThat(
            new BounceFinding(ZoneId.of("America/New_York"), NOW)
                .sentence(told("email", "gmail", BounceCause.CONTENT, 2, null), episode))
        .isEqualTo("Gmail refuses what the message holds; since Sunday 0:04; 2 mails");
  }

  @ParameterizedTest
  @EnumSource
  void eachCauseHasASentence(BounceCause cause) {
    assertThat(of(told("email", "yahoo", cause, 2, ""), NOW.toString(), NOW.toString()))
        .startsWith("Yahoo ")
        .endsWith("; since Sunday 12:00; 2 mails");
  }
}
