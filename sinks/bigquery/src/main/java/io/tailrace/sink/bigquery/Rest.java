package io.tailrace.sink.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.auth.Credentials;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * BigQuery's REST API. Each call of ours may be made twice, so what passes is tried again. For one
 * thread.
 */
final class Rest implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private final URI base;
  private final Credentials credentials;
  private final Retrying retrying;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /**
   * Makes one.
   *
   * @param credentials null to send none
   */
  Rest(URI base, Credentials credentials, Retrying retrying) {
    this.base = base;
    this.credentials = credentials;
    this.retrying = retrying;
  }

  JsonObject get(String path) throws RestException {
    return call("GET", path, null);
  }

  JsonObject call(String method, String path, JsonObject body) throws RestException {
    Retrying.Tries tries = retrying.begin();
    try {
      while (true) {
        try {
          return once(method, path, body);
        } catch (RestException e) {
          if (!e.trouble().passes() || !tries.again()) {
            throw e;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RestException("it was interrupted", e);
    }
  }

  private JsonObject once(String method, String path, JsonObject body)
      throws RestException, InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
      return read(answer);
    } catch (IOException e) {
      throw new RestException("the REST API does not answer: " + e, e);
    }
  }

  private HttpRequest request(String method, String path, JsonObject body) throws IOException {
    URI uri = URI.create(base + "/bigquery/v2/" + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER);
    if (credentials != null) {
      for (Map.Entry<String, List<String>> header :
          credentials.getRequestMetadata(uri).entrySet()) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    if (body == null) {
      return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json; charset=UTF-8")
        .method(method, HttpRequest.BodyPublishers.ofString(body.toString(), UTF_8))
        .build();
  }

  private static JsonObject read(HttpResponse<String> answer) throws RestException {
    try {
      JsonObject body = JsonParser.parseString(answer.body()).getAsJsonObject();
      if (answer.statusCode() == 200) {
        return body;
      }
      throw refused(answer.statusCode(), body.getAsJsonObject("error"));
    } catch (JsonSyntaxException | IllegalStateException e) {
      throw new RestException(answer.statusCode(), "", "the answer is no JSON");
    }
  }

  private static RestException refused(int status, JsonObject error) {
    JsonArray errors = error == null ? null : error.getAsJsonArray("errors");
    String reason =
        errors == null || errors.isEmpty()
            ? ""
            : errors.get(0).getAsJsonObject().get("reason").getAsString();
    String message = error == null ? "no reason is given" : error.get("message").getAsString();
    return new RestException(status, reason, message);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
