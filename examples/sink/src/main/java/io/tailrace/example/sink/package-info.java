/** A sink of ten lines, in a folder of its own. */
@NullMarked
package io.tailrace.example.sink;

import org.jspecify.annotations.NullMarked;
