package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceCauseTest {
  private static BounceCause of(String message) {
    return BounceCause.of(ObjectType.EMAIL, message);
  }

  static List<BounceTable.Line> lines() {
    return BounceTable.lines();
  }

  /** Each line decides its sample: none before it takes the sample, and none is of no use. */
  @ParameterizedTest
  @MethodSource("lines")
  void eachLinesSampleHasItsCause(BounceTable.Line line) {
    boolean code = line.looksAt().equals("code");
    ObjectType channel = code ? ObjectType.PUSH : ObjectType.EMAIL;
    String status = code ? null : ServerReply.in(line.sample()).status();
    assertThat(BounceCause.of(channel, line.sample())).isEqualTo(line.cause());
    assertThat(BounceTable.lineOf(channel, status, line.sample())).isSameAs(line);
  }

  @Test
  void everyCauseHasALine() {
    List<BounceCause> inTable = lines().stream().map(BounceTable.Line::cause).distinct().toList();
    assertThat(Arrays.stream(BounceCause.values()).filter(cause -> !inTable.contains(cause)))
        .isEmpty();
    assertThat(BounceCause.tableVersion()).isEqualTo(2);
  }

  @Test
  void onlyWhatIsWrongWithTheAddressSuppresses() {
    assertThat(Stream.of(BounceCause.values()).filter(BounceCause::suppresses))
        .containsExactly(
            BounceCause.BAD_ADDRESS,
            BounceCause.INACTIVE_MAILBOX,
            BounceCause.BAD_DOMAIN,
            BounceCause.PERMANENT_OTHER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.1 [192.0.2.1] blocked by administrative prohibition | policy",
        "550 5.1.0 something about the address | bad_address",
        "550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown in virtual table"
            + " | bad_address",
        "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) | bad_address",
        "550 5.5.0 Requested action not taken: mailbox unavailable | bad_address",
        "554 5.0.0 nobody knows | permanent_other",
        "550 5.6.7 an encoding | content",
        "550 5.4.1 no answer from host | network",
        "550 nobody knows | permanent_other",
        "450 4.1.1 user unknown, for now | temporary_other",
        "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume"
            + " | rate_limited",
        "452 4.2.2 The email account that you tried to reach is over quota | mailbox_full",
        "5.7.26 This mail is unauthenticated | authentication",
        "550 5.2.1 User is over the limit, account disabled | inactive_mailbox",
        "Message rejected: Address is on the suppression list | permanent_other",
      })
  void whatServersSay(String message, String code) {
    assertThat(of(message).code()).isEqualTo(code);
  }

  /** A push service says 404 of a token that is gone, and a text message has no reply codes. */
  @Test
  void replyCodesAreMailsAlone() {
    assertThat(BounceCause.of(ObjectType.SMS, "450")).isEqualTo(BounceCause.PERMANENT_OTHER);
    assertThat(BounceCause.of(ObjectType.PUSH, "404 gone")).isEqualTo(BounceCause.PERMANENT_OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "421 4.7.0 try again later, closing connection",
        "421-4.7.0 Our system has detected an unusual rate of mail. To protect our users 421 4.7.0",
        "450 4.2.1 The user you are trying to contact is receiving mail too quickly",
        "450-4.2.1 The user is receiving mail at a rate that",
        "451 Temporary local problem - please try later",
        "452 4.2.2 The email account that you tried to reach is over quota",
        "452: insufficient system storage",
        "4.2.2",
        "4.4.1",
        " 4.4.7 Message expired ",
        "550 5.2.2 mailbox full",
        "552-5.2.2 The email account that you tried to reach is over quota.",
        "552 #5.2.2 user is over quota",
        "554 4.4.7 Message expired: unable to deliver in 840 minutes",
        "smtp; 452 4.2.2 Mailbox full",
        "smtp;550 5.2.2 <ann@example.com>: Recipient address rejected: Quota exceeded",
        "host mx1.example.com[192.0.2.7] said: 450 4.1.1 <ann@example.com>: try again",
        "SMTP error from remote mail server after RCPT TO:<ann@example.com>: 451 greylisted",
        "Remote server returned error code: 450",
        "<mx.example.com #4.4.2 SMTP; 421 timeout>",
        "\"421 service not available\"",
        "(421) too many connections",
        "Mailbox full 4.2.2",
        "delivery temporarily suspended: 4.4.1",
        "lost connection 4.4.2.",
        "421",
        "Status: 4.0.0",
        "the recipient's inbox is out of storage space"
      })
  void whatMayPassDoesNotSuppress(String message) {
    assertThat(of(message).suppresses()).isFalse();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "   ",
        "550 5.1.1 user 4231@example.com unknown",
        "550 5.1.1 user 421@example.com unknown",
        "550 5.1.1 The email account that you tried to reach does not exist (4.2.2)",
        "550 5.5.0 Requested action not taken: mailbox unavailable",
        "550-5.1.1 The email account does not exist. Please try 550-5.1.1 double-checking",
        "550 No such user 421 here",
        "550",
        "5.1.1",
        "5.2.1 mailbox disabled, not accepting messages",
        "550 5.2.20 something else",
        "550 5.22.2 something else",
        "553 5.3.0 <ann@example.com>... Addressee unknown, relay=[4.2.2.1]",
        "554 delivery error: dd This user doesn't have a yahoo.com account (ann@yahoo.com) [0]",
        "smtp; 550 5.1.1 unknown user; earlier: 421 4.7.0 try again",
        "Postfix 4.2.2 said: 550 no such user",
        "421@example.com: no such user",
        "user 421 unknown",
        "4211 is no code",
        "450abc",
        "4.2 is no code",
        "Bounced Address",
        "Unknown user in virtual mailbox table",
        "Address 450.example.com not found"
      })
  void whatIsWrongWithTheAddressSuppresses(String message) {
    assertThat(of(message).suppresses()).isTrue();
  }

  /** The patterns have no way to run long on what a stranger's server may say. */
  @Test
  void longWordsAreReadQuickly() {
    for (String part : new String[] {"4.", " 4", "smtp ", "::::", "45 ", "4.2.", "- ", "user "}) {
      assertThat(of("x" + part.repeat(200_000))).isNotNull();
    }
  }
}
