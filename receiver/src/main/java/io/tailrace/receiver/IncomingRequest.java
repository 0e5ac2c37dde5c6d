package io.tailrace.receiver;

/**
 * One HTTP request, whichever server took it: what {@link WebhookEndpoint} has to know of it. For
 * one thread.
 */
public interface IncomingRequest {

  /** In capitals, such as {@code POST}. */
  String method();

  /** Decoded, without empty segments; null if there is none that can be read. */
  String path();

  /** As it came; null if there was none. */
  String rawPath();

  /** The first of this name, in any letter case; null if there is none. */
  String header(String name);

  /** Bytes of the body as {@code Content-Length} says; -1 if it does not. */
  long declaredLength();

  /** When its first byte came, by {@link System#nanoTime}. */
  long beganNanoTime();

  BodyInput body();
}
