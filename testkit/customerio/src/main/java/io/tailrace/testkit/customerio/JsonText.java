package io.tailrace.testkit.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON as a program in Go does, which Customer.io's is by its looks: {@code <}, {@code >}
 * and {@code &} are escaped. Stateless.
 */
public final class JsonText {
  private JsonText() {}

  /** An object of maps, lists, texts, numbers, booleans and nulls. */
  public static byte[] bytes(Map<String, ?> object) {
    return text(object).getBytes(UTF_8);
  }

  /** The same as text. */
  public static String text(Map<String, ?> object) {
    StringBuilder out = new StringBuilder(600);
    writeObject(object, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof String text) {
      writeString(text, out);
    } else if (value instanceof Map<?, ?> object) {
      writeObject(object, out);
    } else if (value instanceof List<?> list) {
      writeArray(list, out);
    } else {
      // Numbers, booleans and null look the same in both languages.
      out.append(value);
    }
  }

  private static void writeObject(Map<?, ?> object, StringBuilder out) {
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = object.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      writeString(entry.getKey().toString(), out);
      out.append(':');
      write(entry.getValue(), out);
      if (entries.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  private static void writeArray(List<?> list, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(list.get(i), out);
    }
    out.append(']');
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == '"' || next == '\\') {
        out.append('\\').append(next);
      } else if (next == '\n') {
        out.append("\\n");
      } else if (next < 0x20 || next == '<' || next == '>' || next == '&') {
        out.append("\\u").append(HexFormat.of().toHexDigits(next));
      } else {
        out.append(next);
      }
    }
    out.append('"');
  }
}
