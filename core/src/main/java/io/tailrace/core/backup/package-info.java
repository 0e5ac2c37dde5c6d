/** What engines give to a backup of a data folder, and take from one. */
@NullMarked
package io.tailrace.core.backup;

import org.jspecify.annotations.NullMarked;
