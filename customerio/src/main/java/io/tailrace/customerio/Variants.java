package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The usual mistakes with signatures, undone. Each change completes "It would verify if …".
 * Stateless.
 */
final class Variants {
  private Variants() {}

  static List<Variant<byte[]>> ofKey(String text) {
    List<Variant<byte[]>> keys = new ArrayList<>();
    keys.add(Variant.unchanged(text.getBytes(UTF_8)));
    String bare = text.strip();
    if (!bare.equals(text)) {
      keys.add(changed(bare, "the white space around the signing key were removed"));
    }
    String unquoted = bare.replaceAll("^[\"']+|[\"']+$", "");
    if (!unquoted.equals(bare)) {
      keys.add(changed(unquoted, "the quotes around the signing key were removed"));
    }
    keys.add(changed(text + "\n", "the signing key ended in a newline, as the sender's does"));
    if (bare.length() % 2 == 0 && bare.chars().allMatch(HexFormat::isHexDigit)) {
      keys.add(
          Variant.changed(
              HexFormat.of().parseHex(bare),
              "the sender used the signing key as text: it has decoded it from hex"));
    }
    return keys;
  }

  private static Variant<byte[]> changed(String key, String change) {
    return Variant.changed(key.getBytes(UTF_8), change);
  }

  static List<Variant<Attempt>> ofRequest(Attempt request) {
    List<Variant<Attempt>> requests = new ArrayList<>();
    for (Variant<String> signature : ofSignature(request.signature())) {
      for (Variant<@Nullable String> timestamp : ofTimestamp(request.timestamp())) {
        for (Variant<byte[]> body : ofBody(request.body())) {
          List<String> changes = new ArrayList<>(signature.changes());
          changes.addAll(timestamp.changes());
          changes.addAll(body.changes());
          Attempt attempt = new Attempt(timestamp.value(), signature.value(), body.value());
          requests.add(new Variant<>(attempt, changes));
        }
      }
    }
    return requests;
  }

  private static List<Variant<String>> ofSignature(String text) {
    List<Variant<String>> signatures = new ArrayList<>();
    signatures.add(Variant.unchanged(text));
    String bare = text.strip();
    if (!bare.equals(text)) {
      signatures.add(Variant.changed(bare, "the white space around X-CIO-Signature were removed"));
    }
    for (String prefix : List.of("v0=", "sha256=")) {
      if (bare.startsWith(prefix)) {
        signatures.add(
            Variant.changed(
                bare.substring(prefix.length()),
                "X-CIO-Signature were the hex digits alone, without `" + prefix + "`"));
      }
    }
    return signatures;
  }

  private static List<Variant<@Nullable String>> ofTimestamp(@Nullable String text) {
    List<Variant<@Nullable String>> timestamps = new ArrayList<>();
    timestamps.add(Variant.unchanged(text));
    if (text == null) {
      return timestamps;
    }
    timestamps.add(
        Variant.changed(
            null,
            "X-CIO-Timestamp were left out: the sender signed the body alone, but a request with"
                + " that header must be signed over `v0:<timestamp>:<body>`"));
    String bare = text.strip();
    if (!bare.equals(text)) {
      timestamps.add(Variant.changed(bare, "the white space around X-CIO-Timestamp were removed"));
    }
    if (bare.length() == 13) {
      timestamps.add(
          Variant.changed(
              bare.substring(0, 10), "X-CIO-Timestamp were in seconds, not in milliseconds"));
    }
    return timestamps;
  }

  private static List<Variant<byte[]>> ofBody(byte[] body) {
    List<Variant<byte[]>> bodies = new ArrayList<>();
    bodies.add(Variant.unchanged(body));
    // One character per byte, so that changing the text changes no other byte.
    String text = new String(body, ISO_8859_1);
    addIfOther(bodies, text, text.stripTrailing(), "the newline or space after the body were gone");
    addIfOther(bodies, text, text + "\n", "the body still had the newline at its end");
    addIfOther(bodies, text, text + "\r\n", "the body still had the CRLF at its end");
    addIfOther(
        bodies, text, text.replace("\r\n", "\n"), "the body's lines ended in LF, not in CRLF");
    addIfOther(
        bodies,
        text,
        text.replaceFirst("^\u00ef\u00bb\u00bf", ""),
        "the byte order mark before the body were gone");
    return bodies;
  }

  private static void addIfOther(
      List<Variant<byte[]>> bodies, String text, String other, String change) {
    if (!other.equals(text)) {
      bodies.add(Variant.changed(other.getBytes(ISO_8859_1), change));
    }
  }
}
