package io.tailrace.admin;

import io.tailrace.admin.access.MaskedAddress;
import io.tailrace.admin.access.MaskedLink;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as viewers get them: without bodies, and with every address masked, in fields that hold
 * one and in text. It looks at the JSON, so that no new field of an answer escapes it. Stateless.
 */
final class ViewerMask {
  private static final Set<String> BODIES = Set.of("body", "content", "data", "headers", "message");
  private static final Set<String> ADDRESSES =
      Set.of(
          "address",
          "cio_id",
          "customer_id",
          "email",
          "email_address",
          "person",
          "phone",
          "recipient",
          "token");
  private static final Set<String> LINKS = Set.of("href", "link", "url");

  private ViewerMask() {}

  /** What is written out as it comes is nothing for viewers. */
  static ApiResponse of(ApiResponse answer) {
    if (answer.value() instanceof Waiting || answer.lines() != null || answer.files() != null) {
      return ApiResponse.error(403, "This is not for viewers.");
    }
    return new ApiResponse(answer.status(), masked("", answer.body()), answer.allow());
  }

  private static JsonNode masked(String field, JsonNode value) {
    if (value.isString()) {
      return ApiJson.tree(text(field, value.asString()));
    }
    if (BODIES.contains(field) && value.isContainer()) {
      return ApiRequest.empty();
    }
    if (value instanceof ObjectNode object) {
      ObjectNode masked = ApiRequest.empty();
      object.forEachEntry(
          (name, inner) -> masked.set(MaskedAddress.inText(name), masked(name, inner)));
      return masked;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode masked = array.arrayNode();
      array.forEach(inner -> masked.add(masked(field, inner)));
      return masked;
    }
    return value;
  }

  private static String text(String field, String text) {
    if (BODIES.contains(field)) {
      return "…";
    }
    if (ADDRESSES.contains(field)) {
      return MaskedAddress.of(text);
    }
    return LINKS.contains(field) ? MaskedLink.of(text) : MaskedAddress.inText(text);
  }
}
