/** Does our mail arrive, where not, and why? One page, whose figures {@code /api} has too. */
@NullMarked
package io.tailrace.dashboard.deliverability;

import org.jspecify.annotations.NullMarked;
