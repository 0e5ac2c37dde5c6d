package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.Tone;
import java.time.Instant;

/**
 * One step of a message's way. Immutable.
 *
 * @param gap what passed since the one before, as in {@code 4 min later}; empty = nothing to say
 */
public record StoryStep(String name, Tone tone, Instant at, String gap) {}
