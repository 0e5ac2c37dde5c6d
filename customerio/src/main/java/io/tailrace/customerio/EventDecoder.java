package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Reads the body of one reporting webhook event. Required are only {@code event_id}, {@code
 * metric}, {@code timestamp}, {@code data} and, where the metric does not imply it, {@code
 * object_type}. Ids may be numbers or strings, names it does not know are kept, and a value in
 * {@code data} that is not of its field's type reads as absent. Of a name that an object gives
 * twice, the last one counts. Stateless, safe to share between threads.
 */
public final class EventDecoder {
  private EventDecoder() {}

  /**
   * Decodes a body that holds one event.
   *
   * @throws UnreadableEventException when it does not; nothing else is thrown, whatever the bytes
   */
  public static Event decode(byte[] body) throws UnreadableEventException {
    return decode(body, 0, body.length);
  }

  /**
   * Decodes an event that fills a part of an array. The event keeps no reference to the array.
   *
   * @throws UnreadableEventException when it is none; nothing else is thrown, whatever the bytes
   */
  public static Event decode(byte[] bytes, int offset, int length) throws UnreadableEventException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int start = JsonBody.start(bytes, offset, offset + length);
    Decoding decoding = new Decoding();
    Problem malformed = JsonBody.read(bytes, start, offset + length, decoding::read);
    if (malformed != null) {
      throw new UnreadableEventException(malformed);
    }
    return decoding.event(bytes, start);
  }

  private static final class Decoding {
    private @Nullable EventReader reader;

    void read(JsonParser parser) {
      if (JsonBody.isObject(parser)) {
        reader = new EventReader(parser, true);
        reader.read(() -> {});
      } else {
        parser.skipChildren();
      }
    }

    Event event(byte[] bytes, int start) throws UnreadableEventException {
      if (reader == null) {
        throw new UnreadableEventException(Reason.NOT_AN_OBJECT.problem());
      }
      Problem problem = reader.envelope().problem();
      if (problem != null) {
        throw new UnreadableEventException(problem);
      }
      int dataLength = reader.dataEnd() - reader.dataStart();
      String json = new String(bytes, start + reader.dataStart(), dataLength, UTF_8);
      return Event.of(reader.envelope().key(), new EventData(reader.values(), json));
    }
  }
}
