/** What was set aside, by cause: many records that failed alike are one problem. */
@NullMarked
package io.tailrace.operations.groups;

import org.jspecify.annotations.NullMarked;
