/** One search for anything, from anywhere. */
@NullMarked
package io.tailrace.dashboard.find;

import org.jspecify.annotations.NullMarked;
