package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.text;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.PagerLinks;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.PersonLookup;
import io.tailrace.operations.PersonReport;
import io.tailrace.operations.PersonReport.Entry;
import io.tailrace.operations.timeline.PersonTimeline;
import io.tailrace.operations.timeline.TimelineLookup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /people/{person}}: what did they get; may we write to them? By any id or address; of
 * several people who go by it, a list. Safe for use by many threads.
 */
public final class PersonPage implements DashboardPage {
  private static final int USUAL = 100;
  private static final int FEW = 20;

  private final PersonLookup people;
  private final TimelineLookup timelines;
  private final StoryPaths paths;

  public PersonPage(OperationContext parts) {
    this.people = new PersonLookup(parts);
    this.timelines = new TimelineLookup(parts);
    this.paths = new StoryPaths(parts);
  }

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    String id = request.segment("person");
    PersonReport report = people.findForPage(id, request.feed(), FEW);
    if (!report.known()) {
      return unknown(id);
    }
    Optional<Entry> one = one(report);
    if (one.isEmpty()) {
      return several(report);
    }
    Entry entry = one.get();
    if (request.text("format", "").equals("csv") && entry.person() != null) {
      return PersonFile.of(timelines, text(entry.person(), "person"), entry.feed());
    }
    PersonModel model = model(request, entry);
    return new PageView(model.title(), model.tone(), model.sentence(), "story/person.jte", model);
  }

  /** The only one, or the only one whose own key it is. */
  private static Optional<Entry> one(PersonReport report) {
    if (report.people().size() == 1) {
      return Optional.of(report.people().get(0));
    }
    List<Entry> own =
        report.people().stream()
            .filter(it -> it.person() != null && report.id().equals(it.person().get("person")))
            .toList();
    return own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
  }

  private PersonModel model(PageRequest request, Entry entry) throws OperationException {
    boolean mayLift = request.visitor().mayActAs(AccessRole.OPERATOR);
    Map<String, Object> person = entry.person();
    String id = request.segment("person");
    return new PersonModel(
        person == null ? id : PersonWords.name(person),
        PersonWords.tone(entry.verdict()),
        PersonWords.sentence(entry.verdict()),
        PersonWords.channels(entry.verdict()),
        person == null ? List.of() : PersonFacts.of(person),
        PersonReasons.table(entry, paths),
        mayLift ? PersonReasons.lifts(id, entry) : List.of(),
        PersonReasons.preferences(entry),
        person == null ? null : others(person),
        person == null ? null : story(request, person));
  }

  private @Nullable DataTable others(Map<String, Object> person) throws OperationException {
    if (!(person.get("email_address") instanceof String address)) {
      return null;
    }
    List<Map<String, Object>> others =
        people.people(address, null).stream().filter(other -> !isSame(other, person)).toList();
    return others.isEmpty() ? null : PeopleTable.of("Others with the same address", others, paths);
  }

  private static boolean isSame(Map<String, Object> one, Map<String, Object> other) {
    return text(one, "person").equals(text(other, "person"))
        && text(one, "feed").equals(text(other, "feed"));
  }

  private PersonModel.Story story(PageRequest request, Map<String, Object> person)
      throws OperationException {
    String before = request.text("before");
    String feed = text(person, "feed");
    int limit = request.number("limit", USUAL, 1, 1_000);
    PersonTimeline page = timelines.find(text(person, "person"), feed, before, limit);
    var pager =
        new PagerLinks(
            before == null ? "The newest first" : "What came before",
            before == null ? null : request.href("before", null),
            page.next() == null ? null : request.href("before", page.next()));
    return new PersonModel.Story(
        new PersonStory(paths, feed).of(page), pager, request.href("format", "csv"));
  }

  private PageView several(PersonReport report) {
    String sentence =
        Numbers.of(report.people().size(), "person").replace("persons", "people")
            + " go by "
            + report.id()
            + ". Choose one: nobody is merged.";
    DataTable table = PeopleTable.withVerdicts("People who go by it", report, paths);
    return new PageView(
        report.id(), Tone.INFO, sentence, "story/people.jte", new PeopleModel(table));
  }

  private static PageView unknown(String id) {
    EmptyState state =
        EmptyState.of(
                "Nobody goes by this",
                "People are found by their cio_id, their id, their e-mail address, phone number or"
                    + " device token, once an event named them. Nothing says not to write to this"
                    + " address either.")
            .link("/search", "Search");
    return new PageView(
        "Person", Tone.NONE, "Nobody is known by " + id + ".", "component/empty.jte", state);
  }
}
