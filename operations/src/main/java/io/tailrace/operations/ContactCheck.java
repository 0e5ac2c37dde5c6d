package io.tailrace.operations;

import io.tailrace.customerio.PhoneNumber;
import io.tailrace.operations.contact.ContactAnswer;
import io.tailrace.operations.contact.ContactReason;
import io.tailrace.operations.contact.ContactTopic;
import io.tailrace.operations.contact.ContactVerdict;
import io.tailrace.sink.database.Contacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether addresses may be written to, which a program asks before each message. Safe for use
 * by many threads.
 */
public final class ContactCheck {
  /** How many addresses one question may have. */
  public static final int MOST = 1_000;

  private static final int LONGEST = 1_000;
  private final OperationContext parts;

  public ContactCheck(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Looks one up.
   *
   * @param address an e-mail address, phone number or device token, in any spelling
   * @param feed null = in all
   */
  public ContactAnswer of(String address, @Nullable String feed) throws OperationException {
    return of(List.of(address), feed).get(0);
  }

  /** Looks several up, in their order. */
  public List<ContactAnswer> of(List<String> addresses, @Nullable String feed)
      throws OperationException {
    if (addresses.isEmpty() || addresses.size() > MOST) {
      throw OperationException.wrongRequest(
          "Ask for 1 to " + MOST + " addresses at once; these are " + addresses.size() + ".");
    }
    for (String address : addresses) {
      if (address.isBlank() || address.length() > LONGEST) {
        throw OperationException.wrongRequest(
            "An address must have 1 to " + LONGEST + " characters, and not only spaces.");
      }
    }
    requireKnown(feed);
    DatabaseStore database = parts.database();
    if (database == null) {
      throw OperationException.refused("There is no database here to ask.");
    }
    List<Contacts.Found> found = database.ask(reader -> reader.contacts().find(addresses, feed));
    Instant now = parts.clock().instant();
    List<ContactAnswer> answers = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      answers.add(answer(addresses.get(i), found.get(i), now));
    }
    return answers;
  }

  /** Or else a slip of the pen would allow everybody. */
  private void requireKnown(@Nullable String feed) throws OperationException {
    if (feed != null && !parts.feeds().contains(feed)) {
      throw OperationException.wrongRequest(
          "There is no feed named '"
              + feed
              + "'; there is "
              + String.join(", ", parts.feeds())
              + ".");
    }
  }

  private static ContactAnswer answer(String address, Contacts.Found found, Instant now) {
    Set<String> channels = channels(address);
    Set<ContactReason> reasons = new LinkedHashSet<>();
    found.ofAddress().forEach(reason -> reasons.add(ContactReason.of(reason)));
    found.ofOwners().stream()
        .map(ContactReason::of)
        .filter(ContactReason::saidByPerson)
        .filter(reason -> channels.stream().anyMatch(reason::concerns))
        .forEach(reasons::add);
    List<ContactReason> all = List.copyOf(reasons);
    List<ContactTopic> topics = found.topics().stream().map(ContactTopic::of).toList();
    return new ContactAnswer(
        address,
        all.isEmpty(),
        all,
        topics,
        found.owners() > 0 || !all.isEmpty(),
        ContactVerdict.of(channels, all, topics, now));
  }

  /** By which an address of this form could be reached. */
  private static Set<String> channels(String address) {
    if (address.indexOf('@') >= 0) {
      return Set.of("email");
    }
    boolean phone = PhoneNumber.key(address.strip()).matches("\\+?[0-9]{5,}");
    return phone ? new LinkedHashSet<>(List.of("sms", "whatsapp")) : Set.of("push");
  }
}
