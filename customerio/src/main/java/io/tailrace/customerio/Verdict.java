package io.tailrace.customerio;

/** What came of verifying a request. Immutable, safe to share between threads. */
public enum Verdict {
  VERIFIED("the signature is right"),
  MISSING_SIGNATURE("there is no X-CIO-Signature header"),
  MALFORMED_SIGNATURE("X-CIO-Signature is not 64 hex digits"),
  MISSING_TIMESTAMP("there is no X-CIO-Timestamp header, and only signatures with one count here"),
  MALFORMED_TIMESTAMP("X-CIO-Timestamp is not a number of at most 15 decimal digits"),
  SCHEME_NOT_ALLOWED(
      "there is an X-CIO-Timestamp header, and only signatures of the body alone count here"),
  /** As if a signed {@code v0:<timestamp>:<body>} were sent again as a body of its own. */
  TIMESTAMP_IN_BODY("there is no X-CIO-Timestamp header, and the body begins with `v0:`"),
  WRONG_SIGNATURE("no signing key gives this signature for this timestamp and body");

  private final String message;

  Verdict(String message) {
    this.message = message;
  }

  public boolean verified() {
    return this == VERIFIED;
  }

  /** For people; not for the sender, whom it would tell more than it needs to know. */
  public String message() {
    return message;
  }
}
