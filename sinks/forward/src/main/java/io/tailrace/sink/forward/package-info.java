/** Sends each event to somebody's HTTP address. */
@NullMarked
package io.tailrace.sink.forward;

import org.jspecify.annotations.NullMarked;
