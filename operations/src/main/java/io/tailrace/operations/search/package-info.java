/** One search for whatever somebody has in the clipboard: an id, an address, a name. */
@NullMarked
package io.tailrace.operations.search;

import org.jspecify.annotations.NullMarked;
