/** Jetty as the caller of the receiver: connections, streams, the way out. */
@NullMarked
package io.tailrace.receiver.jetty;

import org.jspecify.annotations.NullMarked;
