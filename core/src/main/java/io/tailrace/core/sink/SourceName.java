package io.tailrace.core.sink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people call something that messages come from. Immutable.
 *
 * @param kind {@code campaign}, {@code broadcast}, {@code newsletter}, {@code transactional}, and
 *     of their parts {@code campaign_action}, {@code broadcast_action}, {@code newsletter_content}
 * @param parentId of a part, what it is a part of
 * @param state {@code running}, {@code draft} or such, if it was told
 * @param refreshedAt when that was asked
 */
public record SourceName(
    String feed,
    String kind,
    long id,
    @Nullable Long parentId,
    @Nullable String name,
    @Nullable String state,
    Instant refreshedAt) {}
