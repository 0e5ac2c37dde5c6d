/** What all packages share: loops, clocks, counts, and the rate-limited log. */
@NullMarked
package io.tailrace.core;

import org.jspecify.annotations.NullMarked;
