package io.tailrace.admin.access;

/**
 * What a route asks of who comes, and whether the audit keeps that they came. Immutable.
 *
 * @param role what a visitor must at least be
 * @param byTokenAlone only for a program with the server's token, whatever the role
 * @param showsPeople whether the answer holds somebody's address, messages or bodies, so that each
 *     look is kept
 */
public record RouteAccess(AccessRole role, boolean byTokenAlone, boolean showsPeople) {

  /** Open to this role and to those above it. */
  public static RouteAccess of(AccessRole role) {
    return new RouteAccess(role, false, false);
  }

  /** The same, where each look is kept. */
  public RouteAccess keptInAudit() {
    return new RouteAccess(role, byTokenAlone, true);
  }

  /** The same, for programs alone. */
  public RouteAccess forPrograms() {
    return new RouteAccess(role, true, showsPeople);
  }

  /** Whether this visitor may come. */
  public boolean admits(Visitor visitor) {
    return visitor.mayActAs(role) && (!byTokenAlone || visitor.how() == EntryWay.TOKEN);
  }
}
