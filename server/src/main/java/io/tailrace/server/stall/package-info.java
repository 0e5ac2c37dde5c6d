/** Watches the requests for what the sender has to wait for, and keeps the stall ledger. */
@NullMarked
package io.tailrace.server.stall;

import org.jspecify.annotations.NullMarked;
