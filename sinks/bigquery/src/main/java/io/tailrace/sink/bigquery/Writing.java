package io.tailrace.sink.bigquery;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.warehouse.EventName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes one partition's batches: looks up what may be there, appends the rest to its own stream,
 * commits, and makes it visible. Whatever fails, it is thrown away and made anew. For one thread.
 */
final class Writing implements AutoCloseable {
  private static final int STREAMS = 5;
  private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999999Z");
  private final Owner owner;
  private final WriteApi writeApi;
  private final BigQueryDuplicates writtenBefore;
  private final BigQueryBackfills backfills;
  private final RowEncoder encoder;
  private OpenStream stream;

  Writing(Owner owner, BigQuerySession session, RowEncoder encoder) {
    this.owner = owner;
    this.writeApi = session.writeApi();
    this.writtenBefore = session.writtenBefore();
    this.backfills = session.backfills();
    this.encoder = encoder;
  }

  Owner owner() {
    return owner;
  }

  /** Makes this epoch the owner, whoever was it. */
  Position claim(Position first, long epoch) throws SinkUnavailableException {
    close();
    backfills.forget();
    return owner.claim(first, epoch).orElseThrow();
  }

  /** Makes this epoch the owner, if it is not. */
  void own(long epoch) throws SinkUnavailableException {
    if (!owner.isOf(epoch)) {
      close();
      backfills.forget();
      owner.takeOver(epoch);
    }
  }

  List<Rejection> write(Batch batch, Instant now)
      throws SinkUnavailableException, BatchRejectedException, RestException, InterruptedException {
    own(batch.epoch());
    List<Rejection> refused = new ArrayList<>();
    List<EncodedRow> rows = wanted(encode(batch, now, refused), batch.again());
    List<Rejection> byBigQuery = rows.isEmpty() ? List.of() : append(rows);
    refused.addAll(byBigQuery);
    if (byBigQuery.size() == rows.size()) {
      owner.moveTo(batch.positionAfter(refused));
      return refused;
    }
    Set<Long> refusedOffsets =
        byBigQuery.stream().map(Rejection::offset).collect(Collectors.toSet());
    rows = rows.stream().filter(row -> !refusedOffsets.contains(row.offset())).toList();
    backfills.replace(rows, batch.again() || rows.stream().anyMatch(owner::doubts));
    owner.commit(stream, batch.positionAfter(refused));
    backfills.written(rows);
    return refused;
  }

  /** Quarantined records are not asked for; if one comes, the position goes past it. */
  private List<EncodedRow> encode(Batch batch, Instant now, List<Rejection> refused) {
    List<EncodedRow> rows = new ArrayList<>(batch.records().size());
    for (SinkRecord record : batch.records()) {
      if (record.event() == null) {
        continue;
      }
      String reason = encode(record, now, rows);
      if (reason != null) {
        refused.add(new Rejection(record.offset(), reason));
      }
    }
    return rows;
  }

  private String encode(SinkRecord record, Instant now, List<EncodedRow> rows) {
    Instant time = record.event().timestamp();
    if (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)) {
      return "BigQuery has no such time: " + time;
    }
    EncodedRow row = new EncodedRow(record, encoder.encode(record, now));
    if (row.bytes().size() > Chunk.LARGEST_ROW) {
      return "the row is larger than BigQuery takes: " + row.bytes().size() + " bytes";
    }
    rows.add(row);
    return null;
  }

  private List<EncodedRow> wanted(List<EncodedRow> rows, boolean again) throws RestException {
    List<EncodedRow> doubtful = rows.stream().filter(row -> again || owner.doubts(row)).toList();
    Set<EventName> there = writtenBefore.among(doubtful);
    return backfills.wanted(rows.stream().filter(row -> !there.contains(row.name())).toList());
  }

  /** Into our stream, or into a new one if ours is lost: what is not recorded does not count. */
  private List<Rejection> append(List<EncodedRow> rows)
      throws SinkUnavailableException, BatchRejectedException, InterruptedException {
    StreamLostException lost = null;
    for (int i = 0; i < STREAMS; i++) {
      try {
        if (stream == null) {
          stream = writeApi.create();
        }
        return stream.append(rows);
      } catch (StreamLostException e) {
        lost = e;
        close();
      } catch (RequestRefusedException e) {
        close();
        throw new BatchRejectedException("BigQuery refuses the row: " + e.getMessage(), e);
      }
    }
    throw new SinkUnavailableException(
        "The warehouse's streams are lost one after the other; nothing of this batch is visible."
            + " Tailrace retries. ("
            + lost.getMessage()
            + ")",
        lost);
  }

  @Override
  public void close() {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
