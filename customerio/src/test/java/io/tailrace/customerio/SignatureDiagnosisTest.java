package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request that does not verify is told why. */
class SignatureDiagnosisTest {
  private static final String KEY = SignatureVerifierTest.KEY;
  private static final String TIMESTAMP = SignatureVerifierTest.TIMESTAMP;
  private static final String SIGNATURE = SignatureVerifierTest.EVENT_SIGNATURE;
  private static final String EVENT = SignatureVerifierTest.EVENT;

  private static String explain(String key, String timestamp, String signature, String body) {
    return SignatureDiagnosis.explain(
        List.of(new SigningKey("another"), new SigningKey(key)),
        timestamp,
        signature,
        Samples.bytes(body));
  }

  @Test
  void theRightRequest() {
    assertThat(explain(KEY, TIMESTAMP, SIGNATURE, EVENT)).startsWith("The request verifies");
  }

  @Test
  void aNewlineMoreOrLess() {
    String withNewline = Signer.sign(new SigningKey(KEY), TIMESTAMP, Samples.bytes(EVENT + "\n"));

    assertThat(explain(KEY, TIMESTAMP, SIGNATURE, EVENT + "\r\n"))
        .contains("would verify if the newline or space after the body were gone.");
    assertThat(explain(KEY, TIMESTAMP, withNewline, EVENT))
        .contains("would verify if the body still had the newline at its end.");
  }

  @Test
  void aPrefix() {
    assertThat(explain(KEY, TIMESTAMP, "v0=" + SIGNATURE, EVENT))
        .contains("not 64 hex digits")
        .contains("without `v0=`");
  }

  @Test
  void aKeyDecodedFromHex() {
    byte[] wrong = new Hmac(HexFormat.of().parseHex(KEY)).overBodyAt(TIMESTAMP).doFinal(bytes());

    assertThat(explain(KEY, TIMESTAMP, HexFormat.of().formatHex(wrong), EVENT))
        .contains("as text: it has decoded it from hex");
  }

  @Test
  void aKeyWithSomethingAround() {
    assertThat(explain(KEY + "\n", TIMESTAMP, SIGNATURE, EVENT))
        .contains("white space around the signing key");
    assertThat(explain("\"" + KEY + "\"", TIMESTAMP, SIGNATURE, EVENT))
        .contains("quotes around the signing key");
  }

  @Test
  void theBodyAloneSigned() {
    assertThat(explain(KEY, TIMESTAMP, Signer.signBody(new SigningKey(KEY), bytes()), EVENT))
        .contains("signed the body alone");
  }

  @Test
  void theTimestampMissing() {
    assertThat(explain(KEY, null, SIGNATURE, EVENT)).contains("If X-CIO-Timestamp was sent");
  }

  @Test
  void severalMistakesAtOnce() {
    assertThat(explain(KEY + " ", TIMESTAMP + " ", "v0=" + SIGNATURE, EVENT))
        .contains("white space around the signing key")
        .contains("white space around X-CIO-Timestamp")
        .contains("without `v0=`");
  }

  @Test
  void noUsualMistake() {
    assertThat(explain(KEY, TIMESTAMP, SIGNATURE, "{}")).contains("another webhook's");
    assertThat(explain(KEY, TIMESTAMP, null, "{}")).contains("no X-CIO-Signature header");
    assertThat(explain(KEY, "é", "é", "{}")).contains("does not verify");
  }

  private static byte[] bytes() {
    return Samples.bytes(EVENT);
  }
}
