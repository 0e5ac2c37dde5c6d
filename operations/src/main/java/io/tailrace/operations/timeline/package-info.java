/** What happened to one person, newest first, a page at a time. */
@NullMarked
package io.tailrace.operations.timeline;

import org.jspecify.annotations.NullMarked;
