package io.tailrace.customerio;

/**
 * The ways in which Customer.io names a person, at the time of the event. Immutable, safe to share
 * between threads.
 *
 * @param id the id that the workspace gave; null = absent
 * @param email null = absent
 * @param cioId Customer.io's own id, sent only by workspaces with several identifiers; null =
 *     absent
 */
public record Identifiers(String id, String email, String cioId) {
  /** Nothing known. */
  public static final Identifiers NONE = new Identifiers(null, null, null);
}
