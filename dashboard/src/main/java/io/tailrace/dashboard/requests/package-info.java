/** The requests that were not answered 200, and sample events to try the way with. */
@NullMarked
package io.tailrace.dashboard.requests;

import org.jspecify.annotations.NullMarked;
