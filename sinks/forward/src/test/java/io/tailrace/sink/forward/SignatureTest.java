package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.tailrace.core.settings.Secret;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the published example, and by a library of others that verifies. */
class SignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

  @Test
  void asThePublishedExample() throws Exception {
    assertThat(
            signed("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), SECRET)
                .get("webhook-signature"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void whileTwoKeysAreThereEitherVerifies() throws Exception {
    HttpHeaders headers = headers(signed("e1", Instant.now(), SECRET, OTHER));
    new Webhook(SECRET).verify(new String(BODY, UTF_8), headers);
    new Webhook(OTHER).verify(new String(BODY, UTF_8), headers);
    assertThatThrownBy(() -> new Webhook(SECRET).verify("{}", headers))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void withoutAKeyThereIsNoSignature() throws Exception {
    assertThat(signed("e1", Instant.now())).containsOnlyKeys("webhook-id", "webhook-timestamp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "whsec_", "whsec_!!!!", "whsec_c2hvcnQ="})
  void whatIsNoKeyIsSaid(String key) {
    assertThatThrownBy(() -> signed("e1", Instant.now(), key))
        .isInstanceOf(MisconfiguredException.class)
        .hasMessageContaining("forwards.crm.signing-keys")
        .hasMessageNotContaining(key + "\"");
  }

  @Test
  void anIdThatHoldsADotIsHashed() {
    assertThat(StandardSignature.id("01E4C4CT6YDC7Y5M7FE1GWWPQJ"))
        .isEqualTo("01E4C4CT6YDC7Y5M7FE1GWWPQJ");
    assertThat(StandardSignature.id("a.1")).startsWith("sha256-").doesNotContain(".").hasSize(71);
    assertThat(StandardSignature.id("line\nbreak")).startsWith("sha256-");
  }

  private static Map<String, String> signed(String id, Instant now, String... keys)
      throws MisconfiguredException {
    return new StandardSignature(Secret.of(keys), "forwards.crm.signing-keys")
        .headers(id, now, BODY);
  }

  private static HttpHeaders headers(Map<String, String> all) {
    return HttpHeaders.of(
        all.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> List.of(one.getValue()))),
        (name, value) -> true);
  }
}
