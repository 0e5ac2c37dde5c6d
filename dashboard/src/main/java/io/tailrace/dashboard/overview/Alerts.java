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
    return attention.stream().map(text -> alert(text, masks)).toList();
  }

  private static OverviewModel.Alert alert(String text, boolean masks) {
    String said = withoutCommands(text);
    return new OverviewModel.Alert(masks ? MaskedAddress.inText(said) : said, href(text));
  }

  /** A page has links in place of what is typed. */
  private static String withoutCommands(String text) {
    int command = text.indexOf("'tailrace ");
    int end =
        command < 0
            ? -1
            : Math.max(text.lastIndexOf(';', command), text.lastIndexOf(". ", command));
    return end < 0 ? text : text.substring(0, end) + ".";
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
