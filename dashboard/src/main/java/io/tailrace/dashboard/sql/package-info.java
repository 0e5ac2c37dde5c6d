/** The page that asks in SQL: an editor, ready questions, and the answer as a table or bars. */
@NullMarked
package io.tailrace.dashboard.sql;

import org.jspecify.annotations.NullMarked;
