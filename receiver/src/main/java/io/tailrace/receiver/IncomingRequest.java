package io.tailrace.receiver;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, whichever server took it: what {@link WebhookEndpoint} has to know of it. For
 * one thread.
 */
public interface IncomingRequest {

  /** In capitals, such as {@code POST}. */
  String method();

  /** Decoded, without empty segments, if there is one that can be read. */
  @Nullable String path();

  /** As it came, if it did. */
  @Nullable String rawPath();

  /** The first of this name, in any letter case, if there is one. */
  @Nullable String header(String name);

  /** Bytes of the body as {@code Content-Length} says; -1 if it does not. */
  long declaredLength();

  /** When its first byte came, by {@link System#nanoTime}. */
  long beganNanoTime();

  /** The network address of whoever sent it, a proxy's if one is in front; null if not known. */
  default @Nullable String from() {
    return null;
  }

  BodyInput body();
}
