package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests verify with the right key over the exact bytes, and with nothing else. */
class SignatureVerifierTest {
  static final String KEY = "755781b5e03a973f3405a85474d5a032a60fd56fabaad66039b12eadd83955fa";
  static final String TIMESTAMP = "1692633432";

  /** A published example: 406 bytes. */
  static final String EVENT =
      "{\"data\":{\"action_id\":42,\"campaign_id\":23,\"content\":\"Welcome to the club, we are with"
          + " you.\",\"customer_id\":\"user-123\",\"delivery_id\":\"RAECAAFwnUSneIa0ZXkmq8EdkAM==\""
          + ",\"headers\":{\"Custom-Header\":[\"custom-value\"]},\"identifiers\":{\"id\":"
          + "\"user-123\"},\"recipient\":\"test@example.com\",\"subject\":\"Thanks for signing up\"}"
          + ",\"event_id\":\"01E2EMRMM6TZ12TF9WGZN0WJQT\",\"metric\":\"sent\",\"object_type\":"
          + "\"email\",\"timestamp\":1692633432}";

  static final String EVENT_SIGNATURE =
      "c097b83a7d57a0810625180a61213eab7e0389a54b33dd11c3a6f17790c8427a";
  static final String PAIR = "{\"key\": \"value\"}";
  static final String PAIR_SIGNATURE =
      "d7c655389bb364d3e8bdbb6ec18a7f1b6cf91f39bba647554ada78aa61de37b9";

  private static final SigningKey SIGNING_KEY = new SigningKey(KEY);
  private static final byte[] BODY = Samples.bytes(EVENT);

  private final SignatureVerifier verifier = SignatureVerifier.of(KEY);

  private static SignatureVerifier accepting(SignatureScheme scheme) {
    return new SignatureVerifier(List.of(SIGNING_KEY), scheme);
  }

  @Test
  void verifiesThePublishedExamples() {
    assertThat(BODY).hasSize(406);
    assertThat(verifier.verify(TIMESTAMP, EVENT_SIGNATURE, BODY)).isEqualTo(Verdict.VERIFIED);
    assertThat(verifier.verify(TIMESTAMP, PAIR_SIGNATURE, Samples.bytes(PAIR)))
        .isEqualTo(Verdict.VERIFIED);
    assertThat(Signer.sign(SIGNING_KEY, TIMESTAMP, BODY)).isEqualTo(EVENT_SIGNATURE);
    assertThat(Signer.sign(SIGNING_KEY, 1692633432, Samples.bytes(PAIR))).isEqualTo(PAIR_SIGNATURE);
  }

  @Test
  void theKeyIsTextAndEveryByteCounts() {
    byte[] decoded = java.util.HexFormat.of().parseHex(KEY);
    Hmac hmac = new Hmac(decoded);
    byte[] wrong = hmac.overBodyAt(TIMESTAMP).doFinal(BODY);
    String signatureWithNewline = Signer.sign(SIGNING_KEY, TIMESTAMP, Samples.bytes(EVENT + "\n"));

    assertThat(java.util.HexFormat.of().formatHex(wrong)).startsWith("00053f13");
    assertThat(signatureWithNewline).startsWith("b5ba5736");
    assertThat(verifier.verify(TIMESTAMP, signatureWithNewline, BODY))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @Test
  void anyChangeIsNoticed() {
    byte[] changed = BODY.clone();
    changed[100] ^= 1;

    assertThat(verifier.verify(TIMESTAMP, EVENT_SIGNATURE, changed))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
    assertThat(verifier.verify("1692633433", EVENT_SIGNATURE, BODY))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
    assertThat(verifier.verify("01692633432", EVENT_SIGNATURE, BODY))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
    assertThat(SignatureVerifier.of(KEY + " ").verify(TIMESTAMP, EVENT_SIGNATURE, BODY))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "v0=c097b83a7d57a0810625180a61213eab7e0389a54b33dd11c3a6f17790c8427a",
        " 097b83a7d57a0810625180a61213eab7e0389a54b33dd11c3a6f17790c8427a",
        "g097b83a7d57a0810625180a61213eab7e0389a54b33dd11c3a6f17790c8427a",
        "c097b83a7d57a0810625180a61213eab7e0389a54b33dd11c3a6f17790c8427a,",
        "٣097b83a7d57a0810625180a61213eab7e0389a54b33dd11c3a6f17790c8427a",
      })
  void aMalformedSignatureIsKnownBeforeTheBody(String signature) {
    assertThat(verifier.begin(TIMESTAMP, signature).early()).contains(Verdict.MALFORMED_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-1", "+1", "1.5", "1692633432 ", "0x1", "1234567890123456", "١"})
  void aMalformedTimestampIsKnownBeforeTheBody(String timestamp) {
    assertThat(verifier.begin(timestamp, EVENT_SIGNATURE).early())
        .contains(Verdict.MALFORMED_TIMESTAMP);
  }

  @Test
  void aMissingSignatureIsKnownBeforeTheBody() {
    assertThat(verifier.begin(TIMESTAMP, null).early()).contains(Verdict.MISSING_SIGNATURE);
    assertThat(verifier.verify(TIMESTAMP, "", BODY)).isEqualTo(Verdict.MISSING_SIGNATURE);
    assertThat(verifier.begin(TIMESTAMP, EVENT_SIGNATURE).early()).isEmpty();
  }

  @Test
  void upperCaseMeansTheSame() {
    assertThat(verifier.verify(TIMESTAMP, EVENT_SIGNATURE.toUpperCase(Locale.ROOT), BODY))
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void everyKeyIsTried() {
    SignatureVerifier several = SignatureVerifier.of("old", "older", KEY);

    assertThat(several.verify(TIMESTAMP, EVENT_SIGNATURE, BODY)).isEqualTo(Verdict.VERIFIED);
    assertThat(several.verify(TIMESTAMP, Signer.sign(new SigningKey("old"), TIMESTAMP, BODY), BODY))
        .isEqualTo(Verdict.VERIFIED);
    assertThat(several.verify(TIMESTAMP, Signer.sign(new SigningKey("odd"), TIMESTAMP, BODY), BODY))
        .isEqualTo(Verdict.WRONG_SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // scheme, timestamp, signed with timestamp?, verdict
        "ANY, 1692633432, true, VERIFIED",
        "ANY, 1692633432, false, WRONG_SIGNATURE",
        "ANY, -, true, WRONG_SIGNATURE",
        "ANY, -, false, VERIFIED",
        "V0, 1692633432, true, VERIFIED",
        "V0, -, true, MISSING_TIMESTAMP",
        "V0, -, false, MISSING_TIMESTAMP",
        "BODY, 1692633432, true, SCHEME_NOT_ALLOWED",
        "BODY, 1692633432, false, SCHEME_NOT_ALLOWED",
        "BODY, -, false, VERIFIED",
      })
  void theTimestampHeaderDecidesTheScheme(
      SignatureScheme scheme, String timestamp, boolean signedWithTimestamp, Verdict verdict) {
    String signature = signedWithTimestamp ? EVENT_SIGNATURE : Signer.signBody(SIGNING_KEY, BODY);

    assertThat(accepting(scheme).verify(timestamp, signature, BODY)).isEqualTo(verdict);
  }

  @Test
  void aCapturedRequestCannotBeSentAgainWithoutItsTimestamp() {
    byte[] message = Samples.bytes("v0:" + TIMESTAMP + ":" + EVENT);
    // The attack is real: as a body alone, these bytes carry the very same signature.
    assertThat(Signer.signBody(SIGNING_KEY, message)).isEqualTo(EVENT_SIGNATURE);

    for (SignatureScheme scheme : List.of(SignatureScheme.ANY, SignatureScheme.BODY)) {
      Verification byteByByte = accepting(scheme).begin(null, EVENT_SIGNATURE);
      for (byte octet : message) {
        byteByByte.update(new byte[] {octet}, 0, 1);
      }
      assertThat(byteByByte.finish()).isEqualTo(Verdict.TIMESTAMP_IN_BODY);
      assertThat(accepting(scheme).verify(null, EVENT_SIGNATURE, message))
          .isEqualTo(Verdict.TIMESTAMP_IN_BODY);
    }
    assertThat(
            verifier.verify(
                null, Signer.signBody(SIGNING_KEY, Samples.bytes("v0")), Samples.bytes("v0")))
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void theBodyMayComeInParts() {
    for (int cut = 0; cut <= BODY.length; cut += 7) {
      Verification verification = verifier.begin(TIMESTAMP, EVENT_SIGNATURE);
      verification.update(BODY, 0, cut);
      ByteBuffer rest = ByteBuffer.allocateDirect(BODY.length).put(BODY).position(cut);
      verification.update(rest);

      assertThat(rest.position()).isEqualTo(cut);
      assertThat(verification.finish()).isEqualTo(Verdict.VERIFIED);
    }
  }

  @Test
  void oneVerificationIsForOneRequest() {
    Verification verification = verifier.begin(TIMESTAMP, EVENT_SIGNATURE);
    verification.finish();

    assertThatIllegalStateException().isThrownBy(verification::finish);
    assertThatIllegalStateException().isThrownBy(() -> verification.update(BODY, 0, 1));
  }

  @Test
  void needsAKeyAndHidesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignatureVerifier(List.of(), SignatureScheme.ANY))
        .withMessageContaining("signing key");
    assertThatIllegalArgumentException().isThrownBy(() -> new SigningKey("  "));
    assertThat(SIGNING_KEY.toString()).doesNotContain(KEY);
  }
}
