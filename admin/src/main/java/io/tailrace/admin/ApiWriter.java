package io.tailrace.admin;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;

/** Writes answers out over HTTP, whole, line by line or file by file. Stateless. */
final class ApiWriter {
  /** A JSON value a line. */
  static final String LINES = "application/x-ndjson";

  private ApiWriter() {}

  static void write(Response response, Callback callback, ApiResponse answer) {
    write(response, callback, answer, AnswerTag.NONE);
  }

  /** Without a body, where who asks has it already. */
  static void write(Response response, Callback callback, ApiResponse answer, AnswerTag held) {
    response.setStatus(answer.status());
    if (!answer.allow().isEmpty()) {
      response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", answer.allow()));
    }
    if (answer.lines() != null) {
      writeLines(response, callback, answer.lines());
      return;
    }
    if (answer.files() != null) {
      writeFiles(response, callback, answer.files());
      return;
    }
    byte[] json = ApiJson.write(answer.value());
    if (answer.ok() && held.isOf(json, response)) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
      return;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    if (answer.status() == HttpStatus.UNAUTHORIZED_401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    response.write(true, ByteBuffer.wrap(json), callback);
  }

  /** As they come: a reader that is slow slows the query, and one that goes ends it. */
  private static void writeLines(Response response, Callback callback, LineStream lines) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, LINES);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    try (var out = new BufferedOutputStream(Content.Sink.asOutputStream(response), 1 << 15)) {
      lines.each(line -> written(out, line));
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }

  /** As they come, likewise. */
  private static void writeFiles(Response response, Callback callback, FileStream files) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Tar.TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    try (var out = new BufferedOutputStream(Content.Sink.asOutputStream(response), 1 << 16)) {
      Tar.write(files, out);
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }

  private static boolean written(OutputStream out, JsonNode line) {
    try {
      out.write(ApiJson.write(line));
      out.write('\n');
      return true;
    } catch (IOException gone) {
      return false;
    }
  }
}
