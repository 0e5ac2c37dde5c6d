/** What comes in now: a tail that moves. */
@NullMarked
package io.tailrace.dashboard.live;

import org.jspecify.annotations.NullMarked;
