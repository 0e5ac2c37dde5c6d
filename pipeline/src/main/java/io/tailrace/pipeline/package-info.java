/** A log engine, a store and sinks as one running whole. */
@NullMarked
package io.tailrace.pipeline;

import org.jspecify.annotations.NullMarked;
