package io.tailrace.customerio;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/** Bytes that should hold exactly one JSON value in UTF-8. Stateless. */
final class JsonBody {
  private static final int BOM_LENGTH = 3;

  private JsonBody() {}

  /**
   * Hands the parser, on the value's first token, to {@code value}, which reads to the value's end.
   * Byte offsets, the parser's and a problem's, count from {@code start}.
   *
   * @return why the bytes are no such value, if so
   */
  static @Nullable Problem read(byte[] bytes, int start, int end, Consumer<JsonParser> value) {
    Problem encoding = encodingProblem(bytes, start, end);
    if (encoding != null) {
      return encoding;
    }
    JsonParser parser = EventJson.open(bytes, start, end - start);
    try (parser) {
      if (parser.nextToken() == null) {
        return Reason.NOT_JSON.problem();
      }
      value.accept(parser);
      return parser.nextToken() == null ? null : notJson(parser);
    } catch (StreamConstraintsException overLimit) {
      return (tooDeep(parser) ? Reason.TOO_DEEP : Reason.TOO_LARGE).problem();
    } catch (JacksonException malformed) {
      return notJson(parser);
    }
  }

  /** Where the JSON begins: after a byte order mark, if there is one. */
  static int start(byte[] bytes, int offset, int end) {
    boolean marked =
        end - offset >= BOM_LENGTH
            && bytes[offset] == (byte) 0xef
            && bytes[offset + 1] == (byte) 0xbb
            && bytes[offset + 2] == (byte) 0xbf;
    return marked ? offset + BOM_LENGTH : offset;
  }

  /**
   * The parser would take zero bytes at the start for UTF-16 or UTF-32 and read on, and would pass
   * over a second byte order mark.
   */
  private static @Nullable Problem encodingProblem(byte[] bytes, int start, int end) {
    int malformed = Utf8.firstMalformed(bytes, start, end);
    if (malformed >= 0) {
      return Reason.INVALID_UTF8.problemAt(malformed - start);
    }
    if (start(bytes, start, end) != start) {
      return Reason.NOT_JSON.problemAt(0);
    }
    for (int at = start; at < Math.min(start + 4, end); at++) {
      if (bytes[at] == 0) {
        return Reason.NOT_JSON.problemAt(at - start);
      }
    }
    return null;
  }

  private static boolean tooDeep(JsonParser parser) {
    return parser.streamReadContext().getNestingDepth() >= EventJson.MAX_PARSER_DEPTH;
  }

  /** The parser's own message quotes the body. */
  private static Problem notJson(JsonParser parser) {
    return Reason.NOT_JSON.problemAt(parser.currentLocation().getByteOffset());
  }

  static boolean isObject(JsonParser parser) {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }
}
