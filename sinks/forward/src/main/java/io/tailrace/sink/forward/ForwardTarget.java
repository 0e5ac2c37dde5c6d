package io.tailrace.sink.forward;

import io.tailrace.core.sink.SinkRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The receiver behind one forward, as all of this process's partitions share it: so many calls at
 * once, so many a second, and none while it does not want any. Safe for use by many threads.
 */
final class ForwardTarget implements AutoCloseable {
  private final WireFormat format;
  private final ForwardClient client;
  private final InstantSource clock;
  private final Semaphore places;
  private final CallRate rate;
  private final Gate gate;

  ForwardTarget(
      ForwardConfig config, WireFormat format, ForwardClient client, InstantSource clock) {
    this.format = format;
    this.client = client;
    this.clock = clock;
    this.places = new Semaphore(config.concurrency());
    this.rate = new CallRate(config.rate());
    this.gate = new Gate(config.sink());
  }

  /** How many events one call takes. */
  int most() {
    return format.most();
  }

  Gate gate() {
    return gate;
  }

  /** Whether a call more could be under way. */
  boolean hasPlace() {
    return places.availablePermits() > 0;
  }

  /** Waits for a place, which {@link #leave} gives back. */
  void enter() throws InterruptedException {
    places.acquire();
    try {
      rate.await();
    } catch (InterruptedException e) {
      places.release();
      throw e;
    }
  }

  void leave() {
    places.release();
  }

  /** Makes one call, and says what became of it. */
  CallResult call(List<SinkRecord> records) throws InterruptedException {
    CallResult result = answer(records);
    gate.note(result, clock.instant());
    return result;
  }

  private CallResult answer(List<SinkRecord> records) throws InterruptedException {
    Posting posting;
    try {
      posting = format.posting(records, clock.instant());
    } catch (MisconfiguredException e) {
      return new CallResult.Later(String.valueOf(e.getMessage()), null);
    } catch (RuntimeException e) {
      return new CallResult.Refused("it cannot be put into this format: " + e.getMessage());
    }
    try {
      return client.call(posting);
    } catch (MisconfiguredException e) {
      return new CallResult.Later(String.valueOf(e.getMessage()), null);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
