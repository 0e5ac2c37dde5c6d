/**
 * Whether our mail arrives: the one place of the thresholds, of the words for them, and of what is
 * usual. Begin with {@link io.tailrace.operations.deliverability.Deliverability}.
 */
@NullMarked
package io.tailrace.operations.deliverability;

import org.jspecify.annotations.NullMarked;
