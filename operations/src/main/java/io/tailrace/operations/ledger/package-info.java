/**
 * The stall ledger as it is kept in the data folder: every moment in which Customer.io had to wait
 * for this receiver, as far as the receiver can know.
 */
@NullMarked
package io.tailrace.operations.ledger;

import org.jspecify.annotations.NullMarked;
