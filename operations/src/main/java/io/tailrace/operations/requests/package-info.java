/** The last requests that were not answered 200, and sample events to try the way in with. */
@NullMarked
package io.tailrace.operations.requests;

import org.jspecify.annotations.NullMarked;
