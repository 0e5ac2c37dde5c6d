package io.tailrace.dashboard.live;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.MaskedAddress;
import io.tailrace.admin.access.Visitor;
import io.tailrace.customerio.Event;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.story.StoryPaths;
import io.tailrace.operations.live.LiveEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes lines of the tail, with what a visitor may see of them. Safe for use by many threads. */
record LiveRowMaker(Visitor visitor, StoryPaths paths) {
  private static final Set<String> GOOD =
      Set.of("delivered", "opened", "clicked", "converted", "replied", "subscribed");
  private static final Set<String> BAD = Set.of("bounced", "spammed", "failed", "undeliverable");
  private static final Set<String> DOUBTFUL = Set.of("dropped", "deferred", "unsubscribed");

  LiveRow row(LiveEvent live) {
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
        people ? paths.event(id, live.record().feed()) : null,
        people && person != null ? paths.person(person, live.record().feed()) : null);
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
