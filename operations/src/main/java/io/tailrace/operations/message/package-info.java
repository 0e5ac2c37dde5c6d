/** What became of one message, and what it said as far as that is kept. */
@NullMarked
package io.tailrace.operations.message;

import org.jspecify.annotations.NullMarked;
