package io.tailrace.dashboard.requests;

import io.tailrace.admin.MaskedFailures;
import io.tailrace.customerio.SampleEvents;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.component.FilterOption;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Times;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.incoming.FailedRequest;
import io.tailrace.operations.requests.FailedRequests;
import io.tailrace.operations.requests.SampleOperations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /requests}: which requests were refused, and why? Safe for use by many threads. */
record FailedRequestsPage(FailedRequests failed, List<String> feeds) implements DashboardPage {
  private static final int SHOWN = 200;
  private static final int MOST_BODIES = 5;

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    boolean file = "csv".equals(request.text("format"));
    FailedRequests.Page page =
        MaskedFailures.of(
            failed.list(request.feed(), request.text("outcome"), file ? Integer.MAX_VALUE : SHOWN));
    if (file) {
      return PageFile.csv("requests.csv", FailedRequestTable.whole(page.requests()).asCsv());
    }
    FailedRequestTable table = new FailedRequestTable(request.href("format", "csv"));
    var model =
        new FailedRequestsModel(
            filter(request),
            page.requests().isEmpty() ? null : table.shown(page.requests()),
            empty(page),
            bodies(page.requests()),
            IncomingPages.SAMPLES,
            sampleFields(request.feed()));
    return new PageView(
        "Failed requests", tone(page), sentence(page), "requests/requests.jte", model);
  }

  private static Tone tone(FailedRequests.Page page) {
    return page.requests().stream().anyMatch(FailedRequestTable::isSenders) ? Tone.WARN : Tone.OK;
  }

  private static String sentence(FailedRequests.Page page) {
    if (page.kept() == 0) {
      return "Every request since the process began was answered 200.";
    }
    long senders = page.requests().stream().filter(FailedRequestTable::isSenders).count();
    String shown =
        (page.requests().size() < page.kept() ? Numbers.count(page.requests().size()) + " of " : "")
            + Numbers.of(page.kept(), "request")
            + " since the process began "
            + (page.kept() == 1 ? "was" : "were")
            + " not answered 200";
    return senders == 0
        ? shown + "; all that are shown look like strangers'."
        : shown + "; " + Numbers.count(senders) + " may be Customer.io's.";
  }

  private FilterBar filter(PageRequest request) {
    String feed = request.feed();
    return new FilterBar(
        "/requests",
        feed == null ? Map.of() : Map.of("feed", feed),
        List.of(
            FilterField.choice(
                "outcome",
                "Outcome",
                request.text("outcome", ""),
                FilterOption.anyOf(
                    "Any", List.of("unverified", "unavailable", "unsigned", "refused")))));
  }

  private static EmptyState empty(FailedRequests.Page page) {
    return page.kept() == 0
        ? EmptyState.of(
            "No request failed",
            "What is answered 401, 404, 408 or 503 is listed here, with the reason, the last 1,000 of"
                + " it. Send a sample below to see a request that succeeds.")
        : EmptyState.of("None of these", "No failed request fits the filter.")
            .link("/requests", "Show all");
  }

  private static List<FailedRequestsModel.Body> bodies(List<FailedRequest> requests) {
    return requests.stream()
        .filter(request -> request.head() != null)
        .limit(MOST_BODIES)
        .map(FailedRequestsPage::body)
        .toList();
  }

  private static FailedRequestsModel.Body body(FailedRequest request) {
    String title = Times.utc(request.at()) + ", " + request.status() + ": " + request.why();
    return new FailedRequestsModel.Body(title, String.valueOf(request.head()));
  }

  private List<FilterField> sampleFields(@Nullable String feed) {
    String first = feed == null ? feeds.get(0) : feed;
    return List.of(
        FilterField.choice("type", "Kind", "email_bounced", options(SampleEvents.types())),
        FilterField.choice("sample_feed", "Feed", first, options(feeds)),
        FilterField.text("count", "How many, up to " + SampleOperations.MOST, "1", "1"));
  }

  private static List<FilterOption> options(List<String> words) {
    return words.stream().map(word -> new FilterOption(word, word)).toList();
  }
}
