package io.tailrace.dashboard.campaign;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.campaign.CampaignList;
import io.tailrace.operations.series.SourceKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What messages come from, of one feed: each feed numbers its own. Immutable.
 *
 * @param feed null = the only one
 * @param id its number in Customer.io
 */
record SourceKey(@Nullable String feed, SourceKind kind, long id) {

  /**
   * Reads one from its parts.
   *
   * @throws OperationException there is no such kind, or the number is none
   */
  static SourceKey of(@Nullable String feed, String kind, String id) throws OperationException {
    SourceKind known =
        SourceKind.of(kind)
            .orElseThrow(
                () ->
                    OperationException.notFound(
                        "There is no kind '"
                            + kind
                            + "' of messages; there is "
                            + Arrays.stream(SourceKind.values())
                                .map(SourceKind::word)
                                .collect(Collectors.joining(", "))
                            + "."));
    try {
      return new SourceKey(feed, known, Long.parseLong(id));
    } catch (NumberFormatException e) {
      throw OperationException.wrongRequest(
          "'" + id + "' is not a " + kind + "'s number in Customer.io.");
    }
  }

  /** Of one that was counted, whose kind is known. */
  static SourceKey of(@Nullable String feed, CampaignList.Entry entry) {
    return new SourceKey(feed, SourceKind.of(entry.kind()).orElseThrow(), entry.id());
  }

  /** As a list and the URL of a comparison have it. */
  String text() {
    return (feed == null ? "" : feed + ":") + kind.word() + "/" + id;
  }

  /** Its page, of the same time. */
  String page(PageRequest request) {
    return at("", request);
  }

  /** A part of its page that comes after it. */
  String part(String name, PageRequest request) {
    return at("/" + name, request);
  }

  private String at(String part, PageRequest request) {
    String href = request.to("/campaigns/" + kind.word() + "/" + id + part);
    if (feed == null || request.feed() != null) {
      return href;
    }
    return href + (href.contains("?") ? "&" : "?") + "feed=" + PathTemplate.encoded(feed);
  }

  /** Figures of it alone. */
  FigureWords narrow(FigureWords words) {
    FigureWords narrowed = words.with(kind.word(), Long.toString(id));
    return feed == null ? narrowed : narrowed.with("feed", feed);
  }

  /** Where nobody told its name. */
  String unnamed() {
    String word = kind.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " " + id;
  }
}
