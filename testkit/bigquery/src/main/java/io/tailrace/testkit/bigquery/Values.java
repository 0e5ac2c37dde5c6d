package io.tailrace.testkit.bigquery;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a column takes, by its type. Stateless. */
final class Values {
  private static final long FIRST_TIME = micros("0001-01-01T00:00:00Z");
  private static final long LAST_TIME = micros("9999-12-31T23:59:59.999999Z");
  private static final int MOST_NESTED = 500;
  private static final int EXACT_DIGITS = 15;

  private Values() {}

  /** Reads over the value behind this tag and says what is wrong with it; null if nothing. */
  static String fault(Column column, CodedInputStream in, int tag) throws IOException {
    boolean text = column.type().equals("STRING") || column.type().equals("JSON");
    int expected = text ? WireFormat.WIRETYPE_LENGTH_DELIMITED : WireFormat.WIRETYPE_VARINT;
    if (WireFormat.getTagWireType(tag) != expected) {
      return "The field " + column.name() + " is not of the type " + column.type();
    }
    return switch (column.type()) {
      case "TIMESTAMP" -> time(column, in.readInt64());
      case "JSON" -> json(column, in.readBytes());
      case "STRING" -> in.readBytes().isValidUtf8() ? null : column.name() + " is not UTF-8";
      default -> {
        in.readInt64();
        yield null;
      }
    };
  }

  /** "Data types", timestamp type: from year 1 to 9999. */
  private static String time(Column column, long micros) {
    return micros < FIRST_TIME || micros > LAST_TIME
        ? "Timestamp value is out of range for the field " + column.name()
        : null;
  }

  /** "Data types", JSON type: at most 500 levels; numbers must survive the round trip. */
  private static String json(Column column, ByteString bytes) {
    String text = bytes.toStringUtf8();
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(com.google.gson.Strictness.STRICT);
      reader.setNestingLimit(MOST_NESTED);
      String fault = walk(reader);
      return fault == null ? null : "Invalid JSON in the field " + column.name() + ": " + fault;
    } catch (IOException | IllegalStateException e) {
      return "Invalid JSON in the field " + column.name();
    }
  }

  private static String walk(JsonReader reader) throws IOException {
    for (JsonToken next = reader.peek(); next != JsonToken.END_DOCUMENT; next = reader.peek()) {
      switch (next) {
        case BEGIN_OBJECT -> reader.beginObject();
        case END_OBJECT -> reader.endObject();
        case BEGIN_ARRAY -> reader.beginArray();
        case END_ARRAY -> reader.endArray();
        case NUMBER -> {
          if (!survives(reader.nextString())) {
            return "a number cannot be kept without loss";
          }
        }
        case STRING, NAME -> {
          if (half(next == JsonToken.NAME ? reader.nextName() : reader.nextString())) {
            return "half of a surrogate pair";
          }
        }
        default -> reader.skipValue();
      }
    }
    return null;
  }

  private static boolean survives(String number) {
    boolean plain = number.indexOf('e') < 0 && number.indexOf('E') < 0;
    if (plain && number.length() <= EXACT_DIGITS) {
      return true;
    }
    BigDecimal exact = new BigDecimal(number);
    if (exact.stripTrailingZeros().scale() <= 0 && exact.precision() - exact.scale() < 30) {
      BigInteger whole = exact.toBigIntegerExact();
      return whole.bitLength() <= (whole.signum() < 0 ? 63 : 64);
    }
    double nearest = exact.doubleValue();
    return Double.isFinite(nearest)
        && new BigDecimal(Double.toString(nearest)).compareTo(exact) == 0;
  }

  private static boolean half(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** The value that comes next: a text, a number or a truth. */
  static Object read(Column column, CodedInputStream in) throws IOException {
    return switch (column.type()) {
      case "STRING", "JSON" -> in.readString();
      case "BOOLEAN" -> in.readBool();
      default -> in.readInt64();
    };
  }

  static long micros(String time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
  }
}
