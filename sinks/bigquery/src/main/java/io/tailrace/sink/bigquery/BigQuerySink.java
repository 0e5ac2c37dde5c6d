package io.tailrace.sink.bigquery;

import com.google.api.gax.rpc.ApiException;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row per event in BigQuery's table {@code delivery_events}, each once, from one process or
 * several: rows go into a stream unseen, the commit is recorded in the small store beside the log,
 * then they are made visible. For one thread; several may each have their own sink on one dataset.
 */
public final class BigQuerySink implements Sink {
  /** The sink's name. */
  public static final String NAME = Ledger.SINK;

  private final BigQuerySettings settings;
  private final Ledger ledger;
  private final OperatorsWord word;
  private final InstantSource clock;
  private final Retrying retrying;
  private final Map<Integer, Writing> partitions = new HashMap<>();
  private BigQuerySession session;
  private boolean ready;

  /**
   * Makes one.
   *
   * @param store where the commits are recorded, for all processes that share the log
   */
  public BigQuerySink(BigQuerySettings settings, ConsumerStore store, InstantSource clock) {
    this(
        settings,
        new Ledger(store.notes(), clock, Ledger.TRUST),
        OperatorsWord.of(store.replays()),
        clock);
  }

  BigQuerySink(BigQuerySettings settings, Ledger ledger, OperatorsWord word, InstantSource clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.word = word;
    this.clock = clock;
    this.retrying = new Retrying(settings.retryFor());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SinkTraits traits() {
    return settings.traits();
  }

  /** What is known of partitions is read anew; the connections too, if it was they that failed. */
  @Override
  public void open() throws SinkUnavailableException {
    forget();
    try {
      session = session == null ? BigQuerySession.open(settings, retrying) : session;
      ready = true;
    } catch (IOException | RestException | SchemaException | RuntimeException e) {
      throw BigQueryFailure.unavailable(settings.dataset(), "opened", e);
    }
  }

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    return use(partition, "read", writing -> writing.owner().committed());
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    return use(first.partition(), "taken over", writing -> writing.claim(first, epoch));
  }

  @Override
  public List<Rejection> write(Batch batch)
      throws SinkUnavailableException, BatchRejectedException {
    try {
      return use(
          batch.next().partition(), "written", writing -> writing.write(batch, clock.instant()));
    } catch (BatchRejectedException e) {
      ready = true; // nothing was recorded, and parts of the batch follow at once
      throw e;
    }
  }

  @Override
  public void reset(Position position, long epoch) throws SinkUnavailableException {
    use(
        position.partition(),
        "set to another position",
        writing -> {
          writing.own(epoch);
          writing.owner().moveTo(position);
          return position;
        });
  }

  private interface Use<T, E extends Exception> {
    T of(Writing writing) throws SinkUnavailableException, RestException, InterruptedException, E;
  }

  /** Whatever throws, nothing of the partition is trusted any more: the next open reads it anew. */
  private <T, E extends Exception> T use(int partition, String what, Use<T, E> use)
      throws SinkUnavailableException, E {
    Writing writing = partition(partition);
    ready = false;
    try {
      T answer = use.of(writing);
      ready = true;
      return answer;
    } catch (RestException | ApiException e) {
      String waysOut = writing.owner().owesFlush() ? OperatorsWord.HOW : "";
      close();
      throw BigQueryFailure.unavailable(settings.dataset(), what + waysOut, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SinkUnavailableException("Writing to the warehouse was interrupted", e);
    }
  }

  private Writing partition(int partition) throws SinkUnavailableException {
    BigQuerySession open = session;
    if (open == null || !ready) {
      throw new SinkUnavailableException(
          "The warehouse is not open, or something failed there: it is opened first, to see what is"
              + " committed");
    }
    return partitions.computeIfAbsent(
        partition,
        number ->
            new Writing(
                new Owner(number, ledger, open.writeApi(), word),
                open,
                new RowEncoder(settings.content())));
  }

  private void forget() {
    ready = false;
    partitions.values().forEach(Writing::close);
    partitions.clear();
  }

  @Override
  public void stopping() {
    retrying.end();
  }

  @Override
  public void close() {
    forget();
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
