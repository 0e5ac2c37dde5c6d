package io.tailrace.receiver.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reporting webhook's request, signed as Customer.io does unless told otherwise. For one thread.
 */
final class SignedRequest {
  static final SigningKey KEY = new SigningKey("a-key-for-tests");

  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String target = "/webhooks/customerio";
  private String method = "POST";
  private String version = "HTTP/1.1";

  private SignedRequest(byte[] body) {
    this.body = body;
    headers.put("Host", "tailrace.test");
    headers.put("Content-Length", Integer.toString(body.length));
    signedAt(Instant.now());
  }

  static SignedRequest of(String body) {
    return of(body.getBytes(UTF_8));
  }

  static SignedRequest of(byte[] body) {
    return new SignedRequest(body);
  }

  static SignedRequest event(String eventId) {
    return of(eventBody(eventId));
  }

  static String eventBody(String eventId) {
    return "{\"event_id\":\""
        + eventId
        + "\",\"object_type\":\"email\",\"metric\":\"opened\",\"timestamp\":1700000000,\"data\":{}}";
  }

  SignedRequest signedAt(Instant time) {
    String timestamp = Long.toString(time.getEpochSecond());
    headers.put("X-CIO-Timestamp", timestamp);
    return header("X-CIO-Signature", Signer.sign(KEY, timestamp, body));
  }

  /** As the Node design signs. */
  SignedRequest signedBodyOnly() {
    headers.remove("X-CIO-Timestamp");
    return header("X-CIO-Signature", Signer.signBody(KEY, body));
  }

  SignedRequest wrongSignature() {
    return header("X-CIO-Signature", "0".repeat(64));
  }

  SignedRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  SignedRequest without(String name) {
    headers.remove(name);
    return this;
  }

  SignedRequest to(String newTarget) {
    target = newTarget;
    return this;
  }

  SignedRequest method(String newMethod) {
    method = newMethod;
    return this;
  }

  SignedRequest version(String newVersion) {
    version = newVersion;
    return this;
  }

  String head() {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(' ').append(version).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  byte[] body() {
    return body;
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head().getBytes(UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
