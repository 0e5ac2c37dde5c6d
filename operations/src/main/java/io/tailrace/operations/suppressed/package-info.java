/**
 * Whom we send nothing beside whom Customer.io's own mail server sends nothing. Begin with {@link
 * io.tailrace.operations.suppressed.SuppressionCheck}.
 */
@NullMarked
package io.tailrace.operations.suppressed;

import org.jspecify.annotations.NullMarked;
