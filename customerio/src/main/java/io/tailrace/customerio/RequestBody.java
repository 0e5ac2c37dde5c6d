package io.tailrace.customerio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Splits a request's body into its events, in one pass and without reading their data. Stateless,
 * safe to share between threads.
 */
public final class RequestBody {
  /** More events than this in one body make the whole body unreadable. */
  public static final int MAX_EVENTS = 50_000;

  private RequestBody() {}

  /**
   * The events of a body, in its order.
   *
   * <ul>
   *   <li>One event object, which is what Customer.io sends: one element with the whole body.
   *   <li>An object with {@code events} and no {@code event_id}, or an array: one element for each
   *       of the array's, with the exact bytes it has there. None for an empty array.
   *   <li>Anything else, also when it is malformed only after some events: one element with the
   *       whole body and its problem.
   * </ul>
   *
   * An element has a key here exactly when {@link EventDecoder} can decode its bytes. The body is
   * not copied when it is one element: the caller must not change it any more.
   */
  public static List<BodyElement> split(byte[] body) {
    int start = JsonBody.start(body, 0, body.length);
    Splitting splitting = new Splitting(body, start);
    Problem malformed = JsonBody.read(body, start, body.length, splitting::read);
    return malformed == null
        ? splitting.elements()
        : List.of(new BodyElement(body, null, malformed));
  }

  private static final class Splitting {
    private final byte[] body;
    private final int start;
    private @Nullable List<BodyElement> elements;
    private boolean tooMany;
    private boolean eventsInvalid;
    private @Nullable EventReader single;

    Splitting(byte[] body, int start) {
      this.body = body;
      this.start = start;
    }

    void read(JsonParser parser) {
      if (JsonBody.isObject(parser)) {
        single = new EventReader(parser, false);
        single.read(() -> readEvents(parser));
      } else if (parser.currentToken() == JsonToken.START_ARRAY) {
        readElements(parser);
      }
    }

    private void readEvents(JsonParser parser) {
      elements = null;
      eventsInvalid = parser.currentToken() != JsonToken.START_ARRAY;
      if (!eventsInvalid) {
        readElements(parser);
      }
    }

    private void readElements(JsonParser parser) {
      elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        BodyElement element = readElement(parser);
        tooMany |= elements.size() == MAX_EVENTS;
        if (!tooMany) {
          elements.add(element);
        }
      }
    }

    private BodyElement readElement(JsonParser parser) {
      int from = start + (int) parser.currentTokenLocation().getByteOffset();
      EventReader reader = null;
      if (JsonBody.isObject(parser)) {
        reader = new EventReader(parser, false);
        reader.read(() -> {});
      } else {
        parser.skipChildren();
        parser.finishToken();
      }
      int to = start + (int) parser.currentLocation().getByteOffset();
      return element(Arrays.copyOfRange(body, from, to), reader);
    }

    List<BodyElement> elements() {
      if (single != null && single.envelope().hasEventId()) {
        return List.of(single());
      }
      if (tooMany || eventsInvalid) {
        Reason reason = tooMany ? Reason.TOO_MANY_EVENTS : Reason.INVALID_EVENTS;
        return List.of(new BodyElement(body, null, reason.problem()));
      }
      return elements == null ? List.of(element(body, single)) : List.copyOf(elements);
    }

    /** Read again if it has `events`, whose nesting was counted from each of them. */
    private BodyElement single() {
      if (elements != null) {
        JsonBody.read(body, start, body.length, this::readAgain);
      }
      return element(body, single);
    }

    private void readAgain(JsonParser parser) {
      single = new EventReader(parser, false);
      single.read(() -> {});
    }

    private static BodyElement element(byte[] bytes, @Nullable EventReader reader) {
      if (reader == null) {
        return new BodyElement(bytes, null, Reason.NOT_AN_OBJECT.problem());
      }
      Problem problem = reader.envelope().problem();
      return new BodyElement(bytes, problem == null ? reader.envelope().key() : null, problem);
    }
  }
}
