/** The first page: is all well? */
@NullMarked
package io.tailrace.dashboard.overview;

import org.jspecify.annotations.NullMarked;
