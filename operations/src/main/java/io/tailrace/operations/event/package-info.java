/** One event as it was received, byte by byte. */
@NullMarked
package io.tailrace.operations.event;

import org.jspecify.annotations.NullMarked;
