package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Instant;
import java.util.Objects;

/**
 * One event of a simulated workspace, with the body that a reporting webhook sends for it.
 * Immutable as long as nobody writes to the body, safe to share between threads.
 */
public final class SimulatedEvent {
  private final String eventId;
  private final ObjectType objectType;
  private final Metric metric;
  private final Instant timestamp;
  private final Instant createdAt;
  private final byte[] body;
  private final boolean repeated;

  SimulatedEvent(Kind kind, Instant timestamp, Instant createdAt, String eventId, byte[] body) {
    this.objectType = kind.objectType();
    this.metric = kind.metric();
    this.timestamp = timestamp;
    this.createdAt = createdAt;
    this.eventId = Objects.requireNonNull(eventId, "eventId");
    this.body = body;
    this.repeated = false;
  }

  private SimulatedEvent(SimulatedEvent first) {
    this.objectType = first.objectType;
    this.metric = first.metric;
    this.timestamp = first.timestamp;
    this.createdAt = first.createdAt;
    this.eventId = first.eventId;
    this.body = first.body;
    this.repeated = true;
  }

  /**
   * A pair that tells what an event is about. Immutable, safe to share between threads.
   *
   * @param objectType as the body says it, in {@code object_type} or {@code object_type_type}
   * @param metric bare
   */
  public record Kind(ObjectType objectType, Metric metric) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return objectType + " " + metric;
    }
  }

  /** The same event and the same bytes, sent once more. */
  SimulatedEvent again() {
    return new SimulatedEvent(this);
  }

  public String eventId() {
    return eventId;
  }

  public ObjectType objectType() {
    return objectType;
  }

  public Metric metric() {
    return metric;
  }

  public Kind kind() {
    return new Kind(objectType, metric);
  }

  /** When it happened, in whole seconds: what the body says. */
  public Instant timestamp() {
    return timestamp;
  }

  /** When Customer.io made the event; the time inside its id. Nothing sends it earlier. */
  public Instant createdAt() {
    return createdAt;
  }

  /** The body itself, not a copy: load tests send millions. Do not write to it. */
  public byte[] body() {
    return body;
  }

  /** Whether an earlier event of the same traffic had the same id and bytes. */
  public boolean repeated() {
    return repeated;
  }

  @Override
  public String toString() {
    return eventId + " " + kind() + (repeated ? " (again)" : "");
  }
}
