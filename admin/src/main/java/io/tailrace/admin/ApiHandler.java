package io.tailrace.admin;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api} over HTTP: lets in who may ask, and hands on what they ask. On threads of its own:
 * what waits or takes long here keeps no thread from health and counters. Safe for use by many
 * threads.
 */
public final class ApiHandler extends Handler.Abstract {
  static final String CHANGE_HEADER = "X-Tailrace-Request";
  static final int MAX_BODY = 1 << 20;

  /** A JSON value a line. */
  static final String LINES = "application/x-ndjson";

  private static final Logger log = LoggerFactory.getLogger(ApiHandler.class);

  /** Platform threads, since what is asked calls native code; parked ones cost little. */
  private static final int MAX_THREADS = 128;

  private final QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 0);
  private final Api api;
  private final ApiAccess doorkeeper;

  public ApiHandler(Api api, ApiAccess doorkeeper) {
    this.api = api;
    this.doorkeeper = doorkeeper;
    threads.setName("api");
    threads.setDaemon(true);
    installBean(threads, true);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // An idle timeout is for idle connections; what is asked for may take longer.
    request.addIdleTimeoutListener(timeout -> false);
    threads.execute(() -> answer(request, response, callback));
    return true;
  }

  private void answer(Request request, Response response, Callback callback) {
    try {
      write(response, callback, answer(request));
    } catch (Error e) {
      callback.failed(e);
      throw e;
    }
  }

  private ApiResponse answer(Request request) {
    ApiResponse refusal = doorkeeper.refusal(request);
    if (refusal != null) {
      return refusal;
    }
    try {
      return api.call(
          new ApiRequest(
              request.getMethod(),
              Request.getPathInContext(request),
              parameters(request),
              body(request)));
    } catch (JacksonException | IllegalArgumentException e) {
      return ApiResponse.error(400, "The body must be one JSON object, in UTF-8.");
    } catch (IOException | RuntimeException e) {
      log.error("{} {} failed", request.getMethod(), Request.getPathInContext(request), e);
      return ApiResponse.error(500, "This failed; the server's log says why.");
    }
  }

  private static Map<String, String> parameters(Request request) {
    Map<String, String> parameters = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      parameters.put(field.getName(), field.getValue());
    }
    return parameters;
  }

  private static JsonNode body(Request request) throws IOException {
    if (request.getMethod().equals("GET")) {
      return ApiRequest.empty();
    }
    byte[] body = new byte[(int) request.getLength()];
    try (var in = Content.Source.asInputStream(request)) {
      int read = in.readNBytes(body, 0, body.length);
      JsonNode json = read == 0 ? ApiRequest.empty() : ApiJson.read(body);
      if (json instanceof ObjectNode) {
        return json;
      }
      throw new IllegalArgumentException("not an object");
    }
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

  private static boolean written(OutputStream out, JsonNode line) {
    try {
      out.write(ApiJson.write(line));
      out.write('\n');
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private static void write(Response response, Callback callback, ApiResponse answer) {
    response.setStatus(answer.status());
    if (answer.lines() != null) {
      writeLines(response, callback, answer.lines());
      return;
    }
    byte[] json = ApiJson.write(answer.body());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    if (answer.status() == HttpStatus.UNAUTHORIZED_401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    response.write(true, ByteBuffer.wrap(json), callback);
  }
}
