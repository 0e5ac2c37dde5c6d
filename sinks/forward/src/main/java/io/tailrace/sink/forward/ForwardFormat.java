package io.tailrace.sink.forward;

/** What is posted. Immutable. */
public enum ForwardFormat {
  /** Standard Webhooks: one event, with its type, time and data. */
  STANDARD,
  /** CloudEvents in binary mode. */
  CLOUDEVENTS,
  /** The bytes as received, signed as Customer.io signs. */
  CUSTOMERIO,
  /** Batches for Segment's HTTP API, which RudderStack and Jitsu take too. */
  SEGMENT
}
