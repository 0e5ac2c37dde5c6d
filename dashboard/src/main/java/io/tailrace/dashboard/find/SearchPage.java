package io.tailrace.dashboard.find;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.TableColumn;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRedirect;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.dashboard.story.StoryPaths;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.search.Search;
import io.tailrace.operations.search.SearchReport;
import io.tailrace.operations.search.SearchReport.Hit;
import java.util.List;

/**
 * {@code /search}: an event, a message, a person, an address, a phone number or a campaign, by the
 * beginning of its id or name. What can only be meant is opened at once. Safe for use by many
 * threads.
 */
final class SearchPage implements DashboardPage {
  private static final int OF_EACH_KIND = 20;

  private final Search search;
  private final StoryPaths paths;

  SearchPage(OperationContext parts) {
    this.search = new Search(parts);
    this.paths = new StoryPaths(parts);
  }

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException, LogUnavailableException {
    String q = request.text("q", "");
    if (q.isEmpty()) {
      return view(Tone.INFO, "Type an id, an address, a phone number or a name.", none());
    }
    SearchReport found = search.find(q, request.feed(), OF_EACH_KIND);
    List<Hit> exact = found.hits().stream().filter(Hit::exact).toList();
    List<Hit> meant = exact.isEmpty() ? found.hits() : exact;
    if (meant.size() == 1 && !found.more()) {
      return new PageRedirect(HitPath.of(meant.get(0), paths));
    }
    return found.hits().isEmpty()
        ? view(Tone.NONE, "Nothing goes by this.", nothing())
        : view(Tone.INFO, sentence(found), new SearchModel(table(found), null));
  }

  private static PageView view(Tone tone, String sentence, SearchModel model) {
    return new PageView("Search", tone, sentence, "find/search.jte", model);
  }

  private static String sentence(SearchReport found) {
    String more = found.more() ? " More begin so: type more of it." : "";
    return Numbers.of(found.hits().size(), "hit") + " for what begins so." + more;
  }

  private static SearchModel none() {
    return new SearchModel(
        null,
        EmptyState.of(
            "One search for everything",
            "An event id, a delivery id, a person's id, an e-mail address, a phone number, or the"
                + " name of a campaign; its beginning will do. '/' comes here from every page."));
  }

  private static SearchModel nothing() {
    return new SearchModel(
        null,
        EmptyState.of(
            "Nothing found",
            "Look whether it is spelt so, from its first letter on, and whether another feed is"
                + " chosen on top. Bodies are kept as long as the log's retention says, and figures"
                + " for 400 days."));
  }

  private DataTable table(SearchReport found) {
    return DataTable.of(
        "Hits",
        List.of(
            TableColumn.text("Name"),
            TableColumn.text("Kind"),
            TableColumn.text("Detail"),
            TableColumn.text("Feed"),
            TableColumn.text("Last event")),
        found.hits().stream().map(this::row).toList());
  }

  private List<TableCell> row(Hit hit) {
    String detail = hit.detail();
    return List.of(
        TableCell.of(hit.title()).to(HitPath.of(hit, paths)).hinted(hit.id()),
        TableCell.of(hit.kind()),
        TableCell.of(detail == null ? "" : detail),
        TableCell.of(hit.feed()),
        TableCell.time(hit.at()));
  }
}
