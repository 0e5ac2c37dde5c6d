package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BounceDetailTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "550 5.7.515 Access denied, sending domain news.example.com doesn't meet the required"
            + " authentication level. | 5.7.515 | - | news.example.com",
        "550-5.7.26 Unauthenticated email from example.com is not accepted due to domain's 550-5.7.26"
            + " DMARC policy. | 5.7.26 | DMARC | example.com",
        "550 5.7.1 SPF check failed for 192.0.2.1 | 5.7.1 | SPF | -",
        "550 5.7.25 [192.0.2.1] The IP address sending this message does not have a PTR record"
            + " | 5.7.25 | reverse DNS | -",
        "421 try later from 192.0.2.1 | - | - | -",
      })
  void itNamesWhatIsToBeMended(String message, String status, String mechanism, String domain) {
    assertThat(BounceDetail.in(ObjectType.EMAIL, message))
        .isEqualTo(new BounceDetail(status, mechanism, domain));
  }

  @Test
  void otherChannelsHaveNone() {
    assertThat(BounceDetail.in(ObjectType.SMS, "5.7.26 DMARC of domain a.example"))
        .isEqualTo(new BounceDetail(null, null, null));
    assertThat(BounceDetail.in(ObjectType.EMAIL, null))
        .isEqualTo(new BounceDetail(null, null, null));
  }

  @Test
  void longWordsAreReadQuickly() {
    for (String part : new String[] {"domain a.", "from a-", "a.b.", "domain of "}) {
      assertThat(BounceDetail.in(ObjectType.EMAIL, part.repeat(200_000))).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachCauseIsExplained(BounceCause cause) {
    for (String provider : new String[] {"gmail", "yahoo", "microsoft", "apple", "other"}) {
      BounceExplanation explained = BounceExplanation.of(cause, provider);
      assertThat(explained.meaning()).endsWith(".");
      assertThat(explained.mender()).endsWith(".");
      assertThat(explained.link()).startsWith("https://");
    }
    assertThat(BounceCause.ofCode(cause.code())).isEqualTo(cause);
  }
}
