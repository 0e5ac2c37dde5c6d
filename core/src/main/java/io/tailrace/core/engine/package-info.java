/**
 * The doors for engines: a log, the small store beside it, a sink. Each is one folder and one line.
 */
@NullMarked
package io.tailrace.core.engine;

import org.jspecify.annotations.NullMarked;
