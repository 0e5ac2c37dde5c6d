/**
 * What can be set: a record's component is a setting, with its key, default and meaning. Whoever
 * declares such a record needs this package alone.
 */
@NullMarked
package io.tailrace.core.settings;

import org.jspecify.annotations.NullMarked;
