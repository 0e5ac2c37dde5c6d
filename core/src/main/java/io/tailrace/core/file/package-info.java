/** Files that only their owner may read. */
@NullMarked
package io.tailrace.core.file;

import org.jspecify.annotations.NullMarked;
