/**
 * Streams that pages move by: one reader for all of them, each written out as its browser takes it.
 */
@NullMarked
package io.tailrace.dashboard.stream;

import org.jspecify.annotations.NullMarked;
