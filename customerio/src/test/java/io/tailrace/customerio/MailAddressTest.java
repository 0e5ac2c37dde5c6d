package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailAddressTest {
  private static String keys(String text) {
    return MailAddress.list(text).stream().map(MailAddress::key).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ann@example.com | ann@example.com",
        "Ann@Example.COM | ann@example.com",
        "Ann <Ann@Example.com> | ann@example.com",
        "<ann@example.com> | ann@example.com",
        "\"Doe, Ann\" <ann@example.com> | ann@example.com",
        "Doe, Ann <ann@example.com> | ann@example.com",
        "\"a \\\" <b@c.d>\" <ann@example.com> | ann@example.com",
        "ann@example.com (Ann Doe) | ann@example.com",
        "ann(comment (nested, \\))) @example.com | ",
        "ann(comment)@example.com | ann@example.com",
        "ann@example.com, bob@example.com | ann@example.com bob@example.com",
        "ann@example.com,ANN@example.com | ann@example.com",
        "Ann <ann@example.com>; Bob <bob@example.com>; | ann@example.com bob@example.com",
        "Team: ann@example.com, Bob <bob@example.com>; | ann@example.com bob@example.com",
        "undisclosed-recipients:; | ",
        "\"john doe\"@example.com | \"john doe\"@example.com",
        "\"john.doe\"@example.com | john.doe@example.com",
        "\"a@b\"@example.com | \"a@b\"@example.com",
        "<@relay.example,@other.example:ann@example.com> | ann@example.com",
        "ann@xn--bcher-kva.example | ann@bücher.example",
        "ann@Bücher.example | ann@bücher.example",
        "ann@example.com. | ann@example.com",
        "ann@[192.0.2.1] | ann@[192.0.2.1]",
        "ann+tag@example.com | ann+tag@example.com",
        "@example.com | ",
        "ann@ | ",
        "ann at example.com | ",
        "a b@example.com | ",
        ", ,; | ",
        "<ann@example.com | ann@example.com",
      })
  void eachAddressOfAList(String text, String expected) {
    assertThat(keys(text)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void fifteenAsTheVendorAllows() {
    String all = "r1@example.com";
    for (int i = 2; i <= 15; i++) {
      all += ", Recipient " + i + " <r" + i + "@example.com>";
    }
    assertThat(MailAddress.list(all)).hasSize(15);
    assertThat(MailAddress.single(all)).isEmpty();
    assertThat(MailAddress.list(null)).isEmpty();
  }

  @Test
  void aFailureNamesAnAddressOnlyAsAWhole() {
    MailAddress ann = MailAddress.single("Ann@example.com").orElseThrow();
    assertThat(
            List.of(
                "550 <ann@example.com>: unknown",
                "ANN@EXAMPLE.COM",
                "no such user: ann@example.com.",
                "RCPT TO:<ann@example.com> failed"))
        .allMatch(ann::isNamedIn);
    assertThat(
            List.of(
                "550 joann@example.com unknown",
                "jo.ann@example.com",
                "ann@example.com.au is unknown",
                "ann@example.community",
                "user unknown"))
        .noneMatch(ann::isNamedIn);
    assertThat(ann.isNamedIn(null)).isFalse();
    assertThat(
            MailAddress.single("a@bücher.example")
                .orElseThrow()
                .isNamedIn("<a@xn--bcher-kva.example>"))
        .isTrue();
  }

  @Property(tries = 2_000)
  void nothingIsThrownWhateverTheText(@ForAll String text, @ForAll String more) {
    for (MailAddress address : MailAddress.list(text + "@" + more)) {
      assertThat(MailAddress.key(address.text())).isEqualTo(address.key());
      assertThat(address.localPart()).isNotEmpty();
      assertThat(address.domain()).isNotEmpty();
    }
  }

  @Test
  void phoneNumbersHaveOneSpelling() {
    assertThat(PhoneNumber.key("+1 (415) 555-0100")).isEqualTo("+14155550100");
    assertThat(PhoneNumber.key("+14155550100")).isEqualTo("+14155550100");
    assertThat(PhoneNumber.key("12-3")).isEqualTo("12-3");
    assertThat(PhoneNumber.key("d9c1")).isEqualTo("d9c1");
    assertThat(PhoneNumber.key("#general")).isEqualTo("#general");
  }
}
