package io.tailrace.dashboard;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.component.Trouble;
import io.tailrace.dashboard.stream.Streams;
import io.tailrace.operations.OperationException;
import org.jspecify.annotations.Nullable;

/** What can keep a page from being shown, in words. Stateless. */
final class Troubles {
  static final Trouble FAILED =
      new Trouble(
          500,
          "This page failed.",
          "The server's log says why. Events are received and delivered all the same.");

  static final Trouble STOPPING =
      new Trouble(503, "The server is stopping.", "Load this page again once it has started.");

  static final Trouble NOTHING_HERE =
      new Trouble(404, "There is no page here.", "Go on by the navigation, or search.");

  static final Trouble OPENING =
      new Trouble(
          503,
          "The data folder is not open yet.",
          "It is tried again every second; the server's log says what keeps it. Load this page again"
              + " then.");

  static final Trouble TOO_MANY_STREAMS =
      new Trouble(
          503,
          "So many pages move by themselves already (" + Streams.MOST + ").",
          "Load this page again to see what is new, or close pages that nobody looks at.");

  static final Trouble NO_CHANGE =
      new Trouble(
          403,
          "This change did not come from a page of this dashboard, so it was not made.",
          "Open the page and do it there.");

  private Troubles() {}

  static Trouble of(OperationException e) {
    return switch (e.kind()) {
      case WRONG_REQUEST -> new Trouble(400, sentence(e), "Change what was asked for.");
      case NOT_FOUND -> new Trouble(404, sentence(e), "Look whether it is spelt so, or search.");
      case REFUSED -> new Trouble(422, sentence(e), "Change what was asked for.");
      case UNAVAILABLE -> unavailable(e.getMessage());
    };
  }

  static Trouble unavailable(@Nullable String why) {
    return new Trouble(
        503,
        why == null ? "What this page needs cannot be read now." : why,
        "Load this page again in a moment. Receiving does not depend on it.");
  }

  static Trouble forbidden(AccessRole needed) {
    return new Trouble(
        403,
        "This page needs the role '" + needed.word() + "'.",
        "Ask whoever gave you access for a role that may see it.");
  }

  static String title(Trouble trouble) {
    return switch (trouble.status()) {
      case 400, 422 -> "Not understood";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 503 -> "Not available";
      default -> "Failed";
    };
  }

  private static String sentence(OperationException e) {
    return String.valueOf(e.getMessage());
  }
}
