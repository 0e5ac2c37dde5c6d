/** The door to a log: what was received, kept in order before it is answered. */
@NullMarked
package io.tailrace.core.log;

import org.jspecify.annotations.NullMarked;
