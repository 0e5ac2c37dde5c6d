package io.tailrace.dashboard.live;

import io.tailrace.dashboard.component.Tone;
import java.time.Instant;
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
    @Nullable String personHref) {}
