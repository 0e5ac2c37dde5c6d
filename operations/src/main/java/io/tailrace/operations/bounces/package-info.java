/**
 * Why messages are refused, where, since when, and who can mend it: what {@code /api/bounces} and
 * pages show. Begin with {@link io.tailrace.operations.bounces.BounceLookup}. It reads counts and
 * samples by the hour alone, never a row per event.
 */
@NullMarked
package io.tailrace.operations.bounces;

import org.jspecify.annotations.NullMarked;
