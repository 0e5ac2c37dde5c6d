package io.tailrace.dashboard.live;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.MaskedAddress;
import io.tailrace.admin.access.Visitor;
import io.tailrace.customerio.Event;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.live.LiveEvent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of the tail. Immutable.
 *
 * @param id of the event
 * @param kind as in {@code email_opened}
 * @param who the recipient, or else the person; masked for viewers
 * @param provider of the mailbox; may be empty
 * @param href of the event's page; null where the visitor may not see it
 * @param personHref of the person's page; likewise
 */
public record LiveRow(
    Instant at,
    String id,
    String kind,
    Tone tone,
    String who,
    String provider,
    String feed,
    @Nullable String href,
    @Nullable String personHref) {

  private static final Set<String> GOOD =
      Set.of("delivered", "opened", "clicked", "converted", "replied", "subscribed");
  private static final Set<String> BAD = Set.of("bounced", "spammed", "failed", "undeliverable");
  private static final Set<String> DOUBTFUL = Set.of("dropped", "deferred", "unsubscribed");

  static LiveRow of(LiveEvent live, Visitor visitor) {
    Event event = live.event();
    String id = live.record().key();
    boolean people = visitor.mayActAs(AccessRole.ANALYST);
    String person = event == null ? null : event.person();
    String who = event == null ? "" : who(event);
    return new LiveRow(
        live.record().receivedAt(),
        id,
        event == null ? "cannot be read" : event.eventType(),
        tone(event),
        people ? who : MaskedAddress.of(who),
        live.provider() == null ? "" : live.provider(),
        live.record().feed(),
        people ? "/events/" + encoded(id) : null,
        people && person != null ? "/people/" + encoded(person) : null);
  }

  private static String encoded(String id) {
    return io.tailrace.admin.PathTemplate.encoded(id);
  }

  private static String who(Event event) {
    String recipient = event.data().recipient();
    String person = event.person();
    return recipient != null ? recipient : person == null ? "" : person;
  }

  private static Tone tone(@Nullable Event event) {
    String metric = event == null ? "" : event.metric().name();
    if (event == null || BAD.contains(metric)) {
      return Tone.BAD;
    }
    return GOOD.contains(metric) ? Tone.OK : DOUBTFUL.contains(metric) ? Tone.WARN : Tone.NONE;
  }
}
