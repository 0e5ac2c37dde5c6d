package io.tailrace.admin;

import io.tailrace.admin.access.Admission;
import io.tailrace.admin.access.Visitor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
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
 * what takes long here keeps no thread from health and counters, and what waits keeps none at all
 * but a virtual one. Safe for use by many threads.
 */
public final class ApiHandler extends Handler.Abstract {
  static final int MAX_BODY = 1 << 20;

  private static final Logger log = LoggerFactory.getLogger(ApiHandler.class);

  /** Platform threads, since what is asked calls native code. */
  private static final int MAX_THREADS = 128;

  /** How many may wait for events at once: each of them keeps a connection. */
  public static final int MOST_WAITING = 500;

  private static final ApiResponse TOO_MANY =
      ApiResponse.error(
          503,
          "So many wait for events already (" + MOST_WAITING + "). End one, or ask again later.");

  private final QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 0);
  private final Waiters waiters = new Waiters(MOST_WAITING);
  private final VisitorApi api;
  private final ApiAccess access;

  public ApiHandler(VisitorApi api, ApiAccess access) {
    this.api = api;
    this.access = access;
    threads.setName("api");
    threads.setDaemon(true);
    installBean(threads, true);
    installBean(waiters, true);
  }

  /** How many wait for events now. */
  public int waiting() {
    return waiters.count();
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
      ApiResponse answer = answer(request);
      if (answer.value() instanceof Waiting waiting) {
        later(waiting, request, response, callback);
      } else {
        ApiWriter.write(response, callback, answer, AnswerTag.asked(request));
      }
    } catch (RuntimeException | Error e) {
      callback.failed(e);
      throw e;
    }
  }

  /** Waits where that holds nobody up, and comes back to read the answer. */
  private void later(Waiting waiting, Request request, Response response, Callback callback) {
    boolean waits =
        waiters.add(
            () -> {
              ApiResponse waited = guarded(request, waiting::waited);
              if (waited.ok()) {
                threads.execute(() -> read(waiting, request, response, callback));
              } else {
                ApiWriter.write(response, callback, waited);
              }
            });
    if (!waits) {
      ApiWriter.write(response, callback, TOO_MANY);
    }
  }

  private static void read(Waiting waiting, Request request, Response response, Callback callback) {
    ApiWriter.write(response, callback, guarded(request, () -> ApiAnswer.of(waiting.then())));
  }

  private ApiResponse answer(Request request) {
    Admission admission = access.admit(request);
    if (!admission.admitted()) {
      return api.notAdmitted(Admission.stranger(request), line(request), admission);
    }
    Visitor visitor = admission.visitor();
    return access
        .refusal(request, visitor)
        .map(refused -> api.notRead(visitor, line(request), refused))
        .orElseGet(() -> guarded(request, () -> api.call(visitor, question(request))));
  }

  private static String line(Request request) {
    return request.getMethod() + " " + request.getHttpURI().getPath();
  }

  private static ApiRequest question(Request request) throws IOException {
    // As it was sent: a slash that is encoded is part of an id.
    String path = request.getHttpURI().getPath();
    return new ApiRequest(request.getMethod(), path, parameters(request), body(request));
  }

  /** Gives an answer that may fail. */
  private interface Answering {
    ApiResponse answer() throws IOException;
  }

  private static ApiResponse guarded(Request request, Answering answering) {
    try {
      return answering.answer();
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
}
