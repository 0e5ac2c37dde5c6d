package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.operations.message.MessageContent;
import io.tailrace.operations.message.MessageReport.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts into words what a message said. Immutable. */
record MessageContents(StoryPaths paths, ContentRetention retention) {
  private static final int LONGEST_TEXT = 64_000;

  MessageModel.Content of(Entry entry, MessageContent content) {
    String text = content.content();
    if (text == null) {
      var missing =
          EmptyState.of(
              "What it said is not kept", retention.missing(String.valueOf(content.reason())));
      return new MessageModel.Content("", "", "", null, null, missing);
    }
    DataTable headers = headers(content.headers());
    String kept = retention.kept(entry, content);
    if (!CleanMail.isHtml(text)) {
      return new MessageModel.Content("", readable(text), kept, null, headers, null);
    }
    CleanMail mail = CleanMail.of(text);
    String preview = paths.preview(content.deliveryId(), content.feed());
    return new MessageModel.Content(
        preview, "", note(mail) + " " + kept, links(mail), headers, null);
  }

  private static String readable(String text) {
    String shown = PrettyJson.of(text);
    return shown.length() > LONGEST_TEXT ? shown.substring(0, LONGEST_TEXT) + "…" : shown;
  }

  private static String note(CleanMail mail) {
    String always = "Nothing is loaded and no link works here, so looking at it counts as no open.";
    if (mail.images() == 0) {
      return always;
    }
    String pixels =
        mail.pixels() == 0 ? "" : ", " + Numbers.count(mail.pixels()) + " of them invisible";
    return Numbers.of(mail.images(), "image") + " left out" + pixels + ". " + always;
  }

  private static @Nullable DataTable links(CleanMail mail) {
    if (mail.links().isEmpty()) {
      return null;
    }
    return DataTable.of(
        "Links in the message",
        List.of(TableColumn.text("Text"), TableColumn.text("Address, without what it carries")),
        mail.links().stream()
            .map(
                link ->
                    List.of(
                        TableCell.of(link.text().isBlank() ? "(no text)" : link.text()),
                        TableCell.of(link.address())))
            .toList());
  }

  private static @Nullable DataTable headers(Map<String, List<String>> headers) {
    if (headers.isEmpty()) {
      return null;
    }
    return DataTable.of(
        "Headers of the message",
        List.of(TableColumn.text("Header"), TableColumn.text("Value")),
        headers.entrySet().stream()
            .map(
                header ->
                    List.of(
                        TableCell.of(header.getKey()),
                        TableCell.of(String.join("\n", header.getValue()))))
            .toList());
  }
}
