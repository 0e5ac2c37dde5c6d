package io.tailrace.dashboard.overview;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.MaskedAddress;
import io.tailrace.admin.access.Visitor;
import java.util.List;

/** What needs somebody to look, with where that is done. Stateless. */
final class Alerts {
  private Alerts() {}

  static List<OverviewModel.Alert> of(List<String> attention, Visitor visitor) {
    boolean masks = visitor.role() == AccessRole.VIEWER;
    return attention.stream()
        .map(text -> new OverviewModel.Alert(masks ? MaskedAddress.inText(text) : text, href(text)))
        .toList();
  }

  /** By how the sentences of a status begin. */
  private static String href(String text) {
    if (text.startsWith("quarantine:")) {
      return "/quarantine";
    }
    if (text.contains(" dead letter")) {
      return "/dead-letters";
    }
    return text.startsWith("sink ") ? "/sinks" : "/stalls";
  }
}
