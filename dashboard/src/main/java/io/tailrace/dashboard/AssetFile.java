package io.tailrace.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A file that pages load, as it is and packed. Immutable: nobody writes into the arrays.
 *
 * @param type as of HTTP
 */
record AssetFile(String name, String type, byte[] bytes, byte[] packed) {

  /**
   * One of those in our jar.
   *
   * @throws IllegalStateException it is not there
   */
  static AssetFile read(String name) {
    try (InputStream in = AssetFile.class.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar of the dashboard lacks " + name);
      }
      byte[] bytes = in.readAllBytes();
      return new AssetFile(name, typeOf(name), bytes, packed(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("no type is known for " + name);
    };
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
