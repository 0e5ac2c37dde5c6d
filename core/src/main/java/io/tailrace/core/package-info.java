/** What the pipeline's packages share: loops, clocks, counts, and what is said seldom. */
@NullMarked
package io.tailrace.core;

import org.jspecify.annotations.NullMarked;
