package io.tailrace.customerio;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * The JSON parser's limits, and lenient reading of single values. What reads a value leaves the
 * parser on its first token; {@link #skip} then passes over an object or array. Stateless.
 */
final class EventJson {
  /** How deep an event may be nested, itself included. Customer.io's go five deep. */
  static final int MAX_DEPTH = 100;

  /** Where a body is given up as a whole; within it, events are judged one by one. */
  static final int MAX_PARSER_DEPTH = 1_000;

  private static final int MAX_ID_DIGITS = 19;
  private static final int LONGEST_FLAG = 10;
  private static final int LONGEST_NUMBER = 40;

  /** As JSON writes numbers. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_PARSER_DEPTH)
                  .maxNumberLength(1_000)
                  .maxNameLength(50_000)
                  // The receiver bounds the body; one string may fill it.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private EventJson() {}

  static JsonParser open(byte[] bytes, int offset, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
  }

  static JsonParser open(String json) {
    return FACTORY.createParser(ObjectReadContext.empty(), json);
  }

  static PropertyNameMatcher names(Stream<String> names) {
    List<Named> list = names.map(Named::fromString).toList();
    return FACTORY.constructNameMatcher(list, true);
  }

  /** A string, or a number's text as it was written; nothing else. */
  static @Nullable String text(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING
        || token == JsonToken.VALUE_NUMBER_INT
        || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return parser.getString();
    }
    return null;
  }

  /** A whole number, bare or in a string, that fits 64 bits; nothing else. */
  static @Nullable Long id(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING) {
      return parser.getStringLength() > MAX_ID_DIGITS + 1 ? null : wholeNumber(parser.getString());
    }
    return null;
  }

  /** A boolean, also as a text or as 1 or 0; nothing else. */
  static @Nullable Boolean flag(JsonParser parser) {
    JsonToken token = parser.currentToken();
    String text =
        token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
            ? token.asString()
            : text(parser);
    if (text == null || text.length() > LONGEST_FLAG) {
      return null;
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "1.0" -> Boolean.TRUE;
      case "false", "0", "0.0" -> Boolean.FALSE;
      default -> null;
    };
  }

  /**
   * A whole number however it is written, such as {@code 1.79e9} and {@code 1790000000.0}, if it is
   * one and fits 64 bits.
   */
  static @Nullable Long integral(String text) {
    Long whole = wholeNumber(text);
    if (whole != null || text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      return whole;
    }
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  /** Decimal digits with an optional minus, if it is these alone and fits 64 bits. */
  static @Nullable Long wholeNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - start;
    if (digits == 0 || digits > MAX_ID_DIGITS) {
      return null;
    }
    long value = 0;
    for (int at = start; at < text.length(); at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      // Counted downwards, so that the smallest number fits; past it the sign flips.
      value = value * 10 - digit;
      if (value > 0) {
        return null;
      }
    }
    return start == 1 ? Long.valueOf(value) : value == Long.MIN_VALUE ? null : Long.valueOf(-value);
  }

  /** Passes over the current value; false if it is nested deeper than {@code maxDepth}. */
  static boolean skip(JsonParser parser, int maxDepth) {
    JsonToken token = parser.currentToken();
    if (!token.isStructStart()) {
      return true;
    }
    boolean fits = true;
    int open = 0;
    do {
      if (token.isStructStart()) {
        open++;
        fits &= parser.streamReadContext().getNestingDepth() <= maxDepth;
      } else if (token.isStructEnd()) {
        open--;
      }
      if (open > 0) {
        token = parser.nextToken();
      }
    } while (open > 0);
    return fits;
  }
}
