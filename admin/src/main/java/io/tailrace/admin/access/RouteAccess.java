package io.tailrace.admin.access;

/**
 * What a route asks of who comes, and whether the audit keeps that they came. Immutable.
 *
 * @param role what a visitor must at least be
 * @param byTokenAlone only for a program with the server's token, whatever the role
 * @param looksKept whether the audit keeps each look
 */
public record RouteAccess(AccessRole role, boolean byTokenAlone, boolean looksKept) {

  /**
   * Open to this role and to those above it. What is not for viewers holds people, messages or
   * bodies, so each look at it is kept.
   */
  public static RouteAccess of(AccessRole role) {
    return new RouteAccess(role, false, role != AccessRole.VIEWER);
  }

  /** The same, for programs alone. */
  public RouteAccess forPrograms() {
    return new RouteAccess(role, true, looksKept);
  }

  /** The same for a question that programs ask before each message: nobody looks at anybody. */
  public RouteAccess withoutLooks() {
    return new RouteAccess(role, byTokenAlone, false);
  }

  /** Whether this visitor may come. */
  public boolean admits(Visitor visitor) {
    return visitor.mayActAs(role) && (!byTokenAlone || visitor.how() == EntryWay.TOKEN);
  }
}
