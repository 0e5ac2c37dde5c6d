/** The door for own code: a sink that hands each event to a handler. */
@NullMarked
package io.tailrace.core.handler;

import org.jspecify.annotations.NullMarked;
