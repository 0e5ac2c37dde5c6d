/** The door to a sink: where batches go. */
@NullMarked
package io.tailrace.core.sink;

import org.jspecify.annotations.NullMarked;
