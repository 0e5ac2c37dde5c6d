/** What comes in now, for those who watch. */
@NullMarked
package io.tailrace.operations.live;

import org.jspecify.annotations.NullMarked;
