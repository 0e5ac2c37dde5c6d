/** The sinks: where is each, and how long until level? */
@NullMarked
package io.tailrace.dashboard.sinks;

import org.jspecify.annotations.NullMarked;
