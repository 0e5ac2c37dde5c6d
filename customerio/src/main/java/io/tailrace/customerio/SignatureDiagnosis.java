package io.tailrace.customerio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a captured request does not verify, by trying the mistakes that are usually behind
 * it, alone and together. For people with the signing key in hand, not for answers to a sender.
 * Stateless, safe to share between threads.
 */
public final class SignatureDiagnosis {
  private static final int MAX_CHANGES = 3;

  private SignatureDiagnosis() {}

  /**
   * Says in one or two sentences why the request does not verify, or that it does.
   *
   * @param timestamp the X-CIO-Timestamp header, if there is one
   * @param signature the X-CIO-Signature header, if there is one
   */
  public static String explain(
      List<SigningKey> keys, @Nullable String timestamp, @Nullable String signature, byte[] body) {
    Verdict verdict =
        new SignatureVerifier(keys, SignatureScheme.ANY).verify(timestamp, signature, body);
    if (verdict.verified()) {
      return "The request verifies: " + verdict.message() + ".";
    }
    String why = "The request does not verify: " + verdict.message() + ".";
    if (signature == null || verdict == Verdict.MISSING_SIGNATURE) {
      return why + " Capture the request with its headers.";
    }
    return why + " " + cause(keys, new Attempt(timestamp, signature, body));
  }

  private static String cause(List<SigningKey> keys, Attempt request) {
    return keys.stream()
        .flatMap(key -> fewestChanges(key, request).stream())
        .min(Comparator.comparingInt(List::size))
        .map(changes -> "It would verify if " + String.join(", and ", changes) + ".")
        .orElse(unknown(request));
  }

  private static String unknown(Attempt request) {
    String other =
        "No usual mistake explains it: either the key is another webhook's (each reporting webhook"
            + " has its own, and a journey's webhook action another), or the body was changed on"
            + " its way.";
    return request.timestamp() == null
        ? other + " If X-CIO-Timestamp was sent, it is needed too."
        : other;
  }

  /** All combinations of one key's, one header's and one body's change, and which is smallest. */
  private static Optional<List<String>> fewestChanges(SigningKey key, Attempt request) {
    List<List<String>> found = new ArrayList<>();
    for (Variant<byte[]> keyVariant : Variants.ofKey(key.text())) {
      Hmac hmac = new Hmac(keyVariant.value());
      for (Variant<Attempt> variant : Variants.ofRequest(request)) {
        List<String> changes = new ArrayList<>(keyVariant.changes());
        changes.addAll(variant.changes());
        if (changes.size() <= MAX_CHANGES && variant.value().verifiesWith(hmac)) {
          found.add(changes);
        }
      }
    }
    return found.stream().min(Comparator.comparingInt(List::size));
  }
}
