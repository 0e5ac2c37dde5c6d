package io.tailrace.dashboard.setaside;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.PagerLinks;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.groups.CauseGroup;
import io.tailrace.operations.groups.CauseGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was set aside: groups by cause first, then the list. Safe for use by many threads. */
record SetAsidePage(SetAsideSource source) implements DashboardPage {
  private static final int PAGE = 100;

  @Override
  public PageAnswer answer(PageRequest request)
      throws OperationException, LogUnavailableException, StoreUnavailableException {
    SetAsideWords words = source.words();
    SetAsideChoice choice = SetAsideChoice.of(request, words);
    CauseGroups.Answer all = source.groups(null);
    SetAsideTables tables = new SetAsideTables(words, request);
    if ("csv".equals(request.text("format"))) {
      return tables.file(all);
    }
    long after = request.number("after", 0, 0, Integer.MAX_VALUE);
    SetAsideSource.Listed listed = source.list(choice.selection(), after, PAGE);
    boolean may = request.visitor().mayActAs(AccessRole.OPERATOR);
    var model =
        new SetAsideModel(
            words,
            all.groups().isEmpty(),
            tables.groups(all, choice),
            tables.filter(all, choice),
            tables.items(listed.items()),
            pager(request, listed, after),
            may ? SetAsideForms.of(words, choice) : List.of(),
            may
                ? ""
                : "Replay and discard need the role operator; yours is "
                    + request.visitor().role().word()
                    + ".");
    return new PageView(
        words.title(), tone(all), sentence(all, request.now()), "setaside/list.jte", model);
  }

  private static Tone tone(CauseGroups.Answer all) {
    return all.groups().isEmpty() ? Tone.OK : Tone.WARN;
  }

  private String sentence(CauseGroups.Answer all, Instant now) {
    SetAsideWords words = source.words();
    Optional<Instant> oldest =
        all.groups().stream().map(CauseGroup::first).min(Comparator.naturalOrder());
    if (oldest.isEmpty()) {
      return words.none();
    }
    String count = words.counted(all.read()) + (all.more() ? " and more" : "");
    String waiting = Numbers.span(Duration.between(oldest.get(), now).abs());
    return count
        + (all.read() == 1 ? " waits" : " wait")
        + " for you, of "
        + Numbers.of(all.groups().size(), "cause")
        + "; the oldest for "
        + waiting
        + ".";
  }

  private static PagerLinks pager(PageRequest request, SetAsideSource.Listed listed, long after) {
    String first = after == 0 ? null : request.href("after", null);
    if (!listed.more()) {
      return new PagerLinks(after == 0 ? "" : "The last of them.", first, null);
    }
    String last = listed.items().get(listed.items().size() - 1).id();
    return last.contains("/")
        ? new PagerLinks("The oldest " + PAGE + "; choose a group to see others.", first, null)
        : new PagerLinks(PAGE + " of them, the oldest first", first, request.href("after", last));
  }
}
