/** What people may ask of a store in SQL, and how much of it is answered. */
@NullMarked
package io.tailrace.core.sql;

import org.jspecify.annotations.NullMarked;
