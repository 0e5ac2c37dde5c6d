/**
 * What can be asked of a data folder: how it stands, what became of an event, another try for what
 * was set aside. Plain classes over {@link io.tailrace.operations.OperationContext}, the same for a
 * running server and for files that nobody has open; how they are asked is {@code api}'s business.
 */
@NullMarked
package io.tailrace.operations;

import org.jspecify.annotations.NullMarked;
