package io.tailrace.admin;

import io.tailrace.operations.OperationException;
import io.tailrace.operations.Selection;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a request asks, from its query or its body alike; a name that is wrong in kind is the
 * asker's mistake. Immutable.
 */
final class RequestParameters {
  private final Endpoint<?> endpoint;
  private final JsonNode fields;

  private RequestParameters(Endpoint<?> endpoint, JsonNode fields) {
    this.endpoint = endpoint;
    this.fields = fields;
  }

  /** What {@code request} asks of an endpoint, whose path gave these values. */
  static RequestParameters of(
      ApiRequest request, Endpoint<?> endpoint, Map<String, String> fromPath) {
    ObjectNode fields = ApiRequest.empty();
    request.parameters().forEach(fields::put);
    if (request.body() instanceof ObjectNode body) {
      fields.setAll(body);
    }
    fromPath.forEach(fields::put);
    return new RequestParameters(endpoint, fields);
  }

  /** Nothing is read that the endpoint does not declare, so the manual knows of all. */
  private JsonNode field(String name) {
    if (endpoint.parameter(name).isEmpty()) {
      throw new IllegalStateException(endpoint.path() + " does not declare '" + name + "'");
    }
    return fields.path(name);
  }

  /** Null if it is not there. */
  String text(String name) {
    String text = field(name).asString("");
    return text.isBlank() ? null : text;
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  String required(String name) throws OperationException {
    String text = text(name);
    if (text == null) {
      throw OperationException.wrongRequest("'" + name + "' is missing.");
    }
    return text;
  }

  /** As it stands in a query, also where it came as a list; null if it is not there. */
  String words(String name) {
    List<String> texts = texts(name);
    return texts.isEmpty() ? null : String.join(",", texts);
  }

  /** The same, and null of what the endpoint does not declare: who asks for it need not know. */
  String wordsIfDeclared(String name) {
    return endpoint.parameter(name).isEmpty() ? null : words(name);
  }

  List<String> texts(String name) {
    JsonNode node = field(name);
    if (node.isArray()) {
      return node.valueStream().map(value -> value.asString("")).toList();
    }
    String text = text(name);
    return text == null ? List.of() : List.of(text.split(","));
  }

  boolean flag(String name) {
    return field(name).asBoolean(false);
  }

  /** A whole number within bounds. */
  long number(String name, long otherwise, long min, long max) throws OperationException {
    String text = text(name);
    try {
      long number = text == null ? otherwise : Long.parseLong(text);
      if (number < min || number > max) {
        throw OperationException.wrongRequest(
            "'" + name + "' must be between " + min + " and " + max + ".");
      }
      return number;
    } catch (NumberFormatException e) {
      throw OperationException.wrongRequest("'" + name + "' must be a whole number.");
    }
  }

  /** What something is numbered by, from 1 on; null if it is not there. */
  Long id(String name) throws OperationException {
    return text(name) == null ? null : number(name, 0, 1, Long.MAX_VALUE);
  }

  /** Null if it is not there. */
  Instant time(String name) throws OperationException {
    String text = text(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw OperationException.wrongRequest(
          "'" + name + "' must be a time such as 2027-01-31T12:00:00Z.");
    }
  }

  Duration seconds(String name, Duration otherwise, Duration max) throws OperationException {
    return Duration.ofSeconds(number(name, otherwise.toSeconds(), 0, max.toSeconds()));
  }

  /** The id after which a page begins. */
  long after() throws OperationException {
    return number("after", 0, 0, Long.MAX_VALUE);
  }

  /** Which of a list: those of a place, for a reason. */
  Selection shared(String place) {
    return new Selection(List.of(), text(place), text("reason"), cause(), false);
  }

  /** Which of many: {@code ids}, or {@code reason} and a place, or {@code all}. */
  Selection selection(String place) {
    return new Selection(texts("ids"), text(place), text("reason"), cause(), flag("all"));
  }

  /** Gaps have causes, but no groups. */
  private String cause() {
    return endpoint.parameter("cause").isEmpty() ? null : text("cause");
  }
}
