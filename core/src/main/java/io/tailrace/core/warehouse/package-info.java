/** What the warehouses have in common. */
@NullMarked
package io.tailrace.core.warehouse;

import org.jspecify.annotations.NullMarked;
