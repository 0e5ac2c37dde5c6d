package io.tailrace.sink.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.warehouse.EventCells;
import io.tailrace.core.warehouse.LoneSurrogates;
import io.tailrace.customerio.EventData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Makes a record's row, field by field as in {@link BigQueryColumns}; a value that is not there is
 * left out. By hand, since it is done for every event. For one thread.
 */
final class RowEncoder implements EventCells<IOException> {
  private final boolean content;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final CodedOutputStream row = CodedOutputStream.newInstance(bytes);
  private int field;

  RowEncoder(boolean content) {
    this.content = content;
  }

  ByteString encode(SinkRecord record, Instant insertedAt) {
    bytes.reset();
    field = 0;
    try {
      write(record, insertedAt);
      text(data(record.knownEvent().data()));
      row.flush();
      return UnsafeByteOperations.unsafeWrap(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private String data(EventData data) {
    String json = content ? data.json() : data.jsonWithout("content", "headers");
    return ExactNumbers.kept(LoneSurrogates.replaced(json));
  }

  @Override
  public void time(Instant value) throws IOException {
    number(micros(value));
  }

  /** Java's own encoder makes half a surrogate pair a question mark, and says nothing of it. */
  @Override
  public void text(String value) throws IOException {
    field++;
    if (value != null) {
      row.writeByteArray(field, value.getBytes(UTF_8));
    }
  }

  @Override
  public void number(Long value) throws IOException {
    field++;
    if (value != null) {
      row.writeInt64(field, value);
    }
  }

  @Override
  public void flag(Boolean value) throws IOException {
    field++;
    if (value != null) {
      row.writeBool(field, value);
    }
  }
}
