package io.tailrace.operations;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.ObjectType;
import io.tailrace.operations.PersonReport.Entry;
import io.tailrace.operations.contact.ContactReason;
import io.tailrace.operations.contact.ContactTopic;
import io.tailrace.operations.contact.ContactVerdict;
import io.tailrace.sink.database.DatabaseReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what one person got and did, and whether we may contact them, from the database. Safe for
 * use by many threads.
 */
public final class PersonLookup {
  private static final Set<String> TO_PEOPLE =
      Stream.of(ObjectType.EMAIL, ObjectType.PUSH, ObjectType.SMS, ObjectType.WHATSAPP)
          .map(ObjectType::name)
          .collect(Collectors.toUnmodifiableSet());

  private final OperationContext parts;

  public PersonLookup(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Finds them.
   *
   * @param id any id or address
   * @param feed null = all
   * @param limit how many deliveries and events of each
   */
  public PersonReport find(String id, @Nullable String feed, int limit) throws OperationException {
    return database().ask(reader -> find(reader, id, feed, limit));
  }

  /** The same for a page, where nobody waits long. */
  public PersonReport findForPage(String id, @Nullable String feed, int limit)
      throws OperationException {
    return database().askForPage(reader -> find(reader, id, feed, limit));
  }

  private DatabaseStore database() throws OperationException {
    if (parts.database() == null) {
      throw OperationException.refused("There is no database here to ask.");
    }
    return parts.database();
  }

  /** Rows of {@code people} that go by it, and no more of them. */
  public List<Map<String, Object>> people(String id, @Nullable String feed)
      throws OperationException {
    return database().askForPage(reader -> reader.people(id, feed));
  }

  private PersonReport find(DatabaseReader reader, String id, @Nullable String feed, int limit)
      throws SinkUnavailableException {
    List<Entry> entries = new ArrayList<>();
    for (Map<String, Object> person : reader.people(id, feed)) {
      entries.add(entry(reader, id, person, limit));
    }
    if (entries.isEmpty()) {
      entries.addAll(addresses(reader, id, feed));
    }
    return new PersonReport(id, !entries.isEmpty(), entries);
  }

  private Entry entry(DatabaseReader reader, String asked, Map<String, Object> person, int limit)
      throws SinkUnavailableException {
    String feed = Objects.requireNonNull((String) person.get("feed"));
    String key = (String) person.get("person");
    Set<Map<String, Object>> all =
        new LinkedHashSet<>(reader.doNotContact(feed, key, (String) person.get("email_address")));
    all.addAll(reader.doNotContact(feed, key, asked)); // one who is found by a phone, say
    List<Map<String, Object>> reasons = List.copyOf(all);
    List<Map<String, Object>> topics = reader.topicOptOuts(feed, key);
    List<Map<String, Object>> deliveries = reader.deliveries(feed, key, limit);
    var names = new NamedSources(reader.names());
    return new Entry(
        feed,
        person,
        reasons.isEmpty(),
        verdict(feed, channels(person, deliveries), reasons, topics),
        reasons,
        topics,
        names.in(feed, deliveries),
        names.in(feed, reader.activity(feed, key, limit)));
  }

  private ContactVerdict verdict(
      String feed,
      Set<String> channels,
      List<Map<String, Object>> reasons,
      List<Map<String, Object>> topics) {
    return ContactVerdict.of(
        channels,
        reasons.stream().map(row -> ContactReason.of(feed, row)).toList(),
        topics.stream().map(row -> ContactTopic.of(feed, row)).toList(),
        parts.clock().instant());
  }

  /** By which they were, or could be, written to of late. */
  private static Set<String> channels(
      Map<String, Object> person, List<Map<String, Object>> deliveries) {
    Set<String> channels = new LinkedHashSet<>();
    if (person.get("email_address") != null) {
      channels.add(ObjectType.EMAIL.name());
    }
    deliveries.stream()
        .map(delivery -> String.valueOf(delivery.get("object_type")))
        .filter(TO_PEOPLE::contains)
        .forEach(channels::add);
    return channels;
  }

  /** A suppressed address need not be anybody's that we know. */
  private List<Entry> addresses(DatabaseReader reader, String id, @Nullable String feed)
      throws SinkUnavailableException {
    List<Entry> entries = new ArrayList<>();
    for (String candidate : feed == null ? parts.feeds() : List.of(feed)) {
      var reasons = reader.doNotContact(candidate, id, id);
      if (!reasons.isEmpty()) {
        var verdict = verdict(candidate, Set.of(), reasons, List.of());
        entries.add(
            new Entry(candidate, null, false, verdict, reasons, List.of(), List.of(), List.of()));
      }
    }
    return entries;
  }
}
