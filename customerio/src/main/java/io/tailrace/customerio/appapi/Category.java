package io.tailrace.customerio.appapi;

/** Why a call failed, and what its caller can do. Immutable. */
public enum Category {
  /** The key is wrong, or of the other region. */
  UNAUTHORIZED(
      "Check that this is an App API key (not a Track API or signing key), that it is still there"
          + " in Customer.io, and that the region is the workspace's."),
  /** The key is right, but may not do this. */
  FORBIDDEN(
      "Check the key's scope and its allowed IP addresses in Customer.io, under API credentials."),
  /** There is no such thing. */
  NOT_FOUND(
      "Check the id, and that it is of this kind, in this key's workspace, and was not deleted."),
  /** The request is one that Customer.io does not take. */
  REFUSED("The same request will be refused again; change what was asked for."),
  /** Others use up what the workspace may ask. */
  RATE_LIMITED(
      "Other programs ask with the same workspace's allowance; try again later, or have them ask"
          + " less often."),
  /** Not reached, or it could not answer. */
  UNAVAILABLE("Try again later; see status.customer.io, and whether this machine can reach it."),
  /** The call's deadline passed. */
  TIMED_OUT("Try again later, ask for less at once, or allow a longer deadline."),
  /** The answer was not what the App API answers. */
  UNREADABLE("Check that the App API's URL leads to Customer.io, and to no proxy's own page."),
  /** The calling thread was interrupted. */
  INTERRUPTED("The calling program ended the call.");

  private final String advice;

  Category(String advice) {
    this.advice = advice;
  }

  /** What can be done, in a sentence. */
  public String advice() {
    return advice;
  }

  /** Whether the same request may have another answer in a while. */
  public boolean passing() {
    return this == RATE_LIMITED || this == UNAVAILABLE || this == TIMED_OUT;
  }

  static Category of(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404, 410 -> NOT_FOUND;
      case 408 -> UNAVAILABLE;
      case 429 -> RATE_LIMITED;
      default -> status >= 500 ? UNAVAILABLE : REFUSED;
    };
  }
}
