package io.tailrace.customerio;

import org.jspecify.annotations.Nullable;

/**
 * The ways in which Customer.io names a person, at the time of the event. Immutable, safe to share
 * between threads.
 *
 * @param id the id that the workspace gave
 * @param email the address that the workspace gave
 * @param cioId Customer.io's own id, sent only by workspaces with several identifiers
 */
public record Identifiers(@Nullable String id, @Nullable String email, @Nullable String cioId) {
  /** Nothing known. */
  public static final Identifiers NONE = new Identifiers(null, null, null);
}
