package io.tailrace.dashboard.find;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.EmptyState;
import org.jspecify.annotations.Nullable;

/**
 * What a search found. Immutable.
 *
 * @param hits null if there are none
 * @param empty in place of them; null if there are some
 */
public record SearchModel(@Nullable DataTable hits, @Nullable EmptyState empty) {}
