package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxProviderTest {
  @ParameterizedTest
  @CsvSource({
    "gmail.com, gmail",
    "googlemail.com, gmail",
    "yahoo.com, yahoo",
    "yahoo.co.uk, yahoo",
    "yahoo.com.br, yahoo",
    "yahoo.fr, yahoo",
    "ymail.com, yahoo",
    "aol.com, yahoo",
    "outlook.com, microsoft",
    "hotmail.co.jp, microsoft",
    "live.nl, microsoft",
    "msn.com, microsoft",
    "icloud.com, apple",
    "me.com, apple",
    "privaterelay.appleid.com, apple",
    "example.com, other",
    "gmail.example.com, other",
    "mail.gmail.com, other",
    "live.example.com, other",
    "yahoo.engineering, other",
    "notyahoo.com, other",
    "localhost, other"
  })
  void isToldByTheDomain(String domain, String provider) {
    assertThat(MailboxProvider.of(domain)).isEqualTo(provider);
  }

  @Test
  void withoutADomainItIsNoneOfThem() {
    assertThat(MailboxProvider.of(null)).isEqualTo("other");
  }
}
