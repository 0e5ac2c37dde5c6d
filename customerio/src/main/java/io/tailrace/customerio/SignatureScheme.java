package io.tailrace.customerio;

/** Which ways of signing are accepted. Immutable, safe to share between threads. */
public enum SignatureScheme {
  /** V0 when the request has a timestamp header, BODY when it has none. */
  ANY,
  /** Customer.io's: {@code v0:<timestamp>:<body>}. */
  V0,
  /** Other senders': the body alone, in a request without a timestamp header. */
  BODY
}
