package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.text;

import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.contact.ChannelVerdict;
import io.tailrace.operations.contact.ContactVerdict;
import java.util.List;
import java.util.Map;

/** Says in a sentence whether somebody may be written to. Stateless. */
final class PersonWords {
  private PersonWords() {}

  /** What people know somebody by. */
  static String name(Map<String, Object> person) {
    if (person.get("email_address") instanceof String email) {
      return email;
    }
    return person.get("customer_id") instanceof String id ? id : text(person, "person");
  }

  static Tone tone(ContactVerdict verdict) {
    if (verdict.mayContact()) {
      return Tone.OK;
    }
    return verdict.channels().stream().anyMatch(ChannelVerdict::mayContact) ? Tone.WARN : Tone.BAD;
  }

  /** As in {@code Partly: email yes · sms no, bounced 29 November.} */
  static String sentence(ContactVerdict verdict) {
    String words = verdict.inWords();
    return switch (tone(verdict)) {
      case OK ->
          words.isEmpty()
              ? "Nothing says not to write to them."
              : "Yes, write to them: " + words + ".";
      case WARN -> "Partly: " + words + ".";
      default -> "Do not write to them: " + words + ".";
    };
  }

  static List<Badge> channels(ContactVerdict verdict) {
    return verdict.channels().stream()
        .map(it -> new Badge(it.mayContact() ? Tone.OK : Tone.BAD, it.inWords()))
        .toList();
  }
}
