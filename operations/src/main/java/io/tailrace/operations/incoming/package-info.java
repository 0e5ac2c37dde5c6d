/** What the receiver of a process knows of its requests, for the operations that tell of them. */
@NullMarked
package io.tailrace.operations.incoming;

import org.jspecify.annotations.NullMarked;
