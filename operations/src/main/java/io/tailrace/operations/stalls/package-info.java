/** Answers what Customer.io waited for, by the ledger. */
@NullMarked
package io.tailrace.operations.stalls;

import org.jspecify.annotations.NullMarked;
