/** The stall ledger as a page: what the sender waited for. */
@NullMarked
package io.tailrace.dashboard.stalls;

import org.jspecify.annotations.NullMarked;
