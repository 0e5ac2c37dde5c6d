package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryFailureTest {
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
        "Status: 4.0.0"
      })
  void mayPass(String message) {
    assertThat(TemporaryFailure.says(message)).isTrue();
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
        "554 5.7.1 Service unavailable; client host [45.2.2.1] blocked",
        "554 delivery error: dd This user doesn't have a yahoo.com account (ann@yahoo.com) [0]",
        "smtp; 550 5.1.1 unknown user; earlier: 421 4.7.0 try again",
        "Postfix 4.2.2 said: 550 no such user",
        "421@example.com: no such user",
        "user 421 unknown",
        "No route to 4.2.2.1",
        "4211 is no code",
        "450abc",
        "4.2 is no code",
        "Bounced Address",
        "Unknown user in virtual mailbox table",
        "Address 450.example.com not found",
        "the recipient's inbox is out of storage space"
      })
  void isFinal(String message) {
    assertThat(TemporaryFailure.says(message)).isFalse();
  }

  /** The pattern has no way to run long on what a stranger's server may say. */
  @Test
  void longWordsAreReadQuickly() {
    for (String part : new String[] {"4.", " 4", "smtp ", "::::", "45 ", "4.2.", "- "}) {
      assertThat(TemporaryFailure.says("x" + part.repeat(200_000))).isIn(true, false);
    }
  }
}
