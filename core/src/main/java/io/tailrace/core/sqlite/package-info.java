/** What everything that keeps a SQLite file does with its write-ahead log. */
@NullMarked
package io.tailrace.core.sqlite;

import org.jspecify.annotations.NullMarked;
