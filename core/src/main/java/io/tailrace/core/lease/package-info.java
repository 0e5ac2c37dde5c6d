/** Who of several workers may do what, for how long. */
@NullMarked
package io.tailrace.core.lease;

import org.jspecify.annotations.NullMarked;
