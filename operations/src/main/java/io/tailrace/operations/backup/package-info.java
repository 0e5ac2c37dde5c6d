/** Backups of a data folder, and other files on their way to whoever asked for them. */
@NullMarked
package io.tailrace.operations.backup;

import org.jspecify.annotations.NullMarked;
