package io.tailrace.customerio;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request was signed with one of a few keys. Hand it the bytes as they came over
 * the wire: parsing and writing them again changes them. Immutable, safe to share between threads.
 *
 * <p>A request with a timestamp header must be signed over {@code v0:<timestamp>:<body>}, one
 * without over its body alone. The signature is 64 hex digits; Customer.io writes them in lower
 * case, and upper case means the same. How old a timestamp may be is the caller's decision.
 */
public final class SignatureVerifier {
  private static final int SIGNATURE_DIGITS = 64;
  private static final int MAX_TIMESTAMP_DIGITS = 15;

  private final List<Hmac> hmacs;
  private final SignatureScheme scheme;

  /**
   * @param keys all that are valid at present; at least one
   */
  public SignatureVerifier(List<SigningKey> keys, SignatureScheme scheme) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot verify without a signing key; copy it from the reporting webhook's page.");
    }
    this.hmacs = keys.stream().map(key -> new Hmac(key.bytes())).toList();
    this.scheme = scheme;
  }

  /** Accepts both schemes. */
  public static SignatureVerifier of(String... keys) {
    return new SignatureVerifier(
        Stream.of(keys).map(SigningKey::new).toList(), SignatureScheme.ANY);
  }

  /**
   * Begins with the headers, before the body is read.
   *
   * @param timestamp the X-CIO-Timestamp header, if there is one
   * @param signature the X-CIO-Signature header, if there is one
   */
  public Verification begin(@Nullable String timestamp, @Nullable String signature) {
    Verdict early = early(timestamp, signature);
    if (early != null) {
      return new Verification(early);
    }
    List<Mac> macs = new ArrayList<>(hmacs.size());
    for (Hmac hmac : hmacs) {
      macs.add(timestamp == null ? hmac.overBody() : hmac.overBodyAt(timestamp));
    }
    return new Verification(macs, HexFormat.of().parseHex(signature), timestamp == null);
  }

  /** Verifies a whole request; header values as in {@link #begin}. */
  public Verdict verify(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    Verification verification = begin(timestamp, signature);
    verification.update(body, 0, body.length);
    return verification.finish();
  }

  private @Nullable Verdict early(@Nullable String timestamp, @Nullable String signature) {
    if (signature == null || signature.isEmpty()) {
      return Verdict.MISSING_SIGNATURE;
    }
    if (signature.length() != SIGNATURE_DIGITS
        || !signature.chars().allMatch(HexFormat::isHexDigit)) {
      return Verdict.MALFORMED_SIGNATURE;
    }
    if (timestamp == null) {
      return scheme == SignatureScheme.V0 ? Verdict.MISSING_TIMESTAMP : null;
    }
    if (!isTimestamp(timestamp)) {
      return Verdict.MALFORMED_TIMESTAMP;
    }
    return scheme == SignatureScheme.BODY ? Verdict.SCHEME_NOT_ALLOWED : null;
  }

  private static boolean isTimestamp(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_TIMESTAMP_DIGITS
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
