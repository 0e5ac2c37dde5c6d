/**
 * Who did what, and who looked at whom: begin with {@link io.tailrace.operations.audit.AuditLog}.
 * Lines are appended to a file a month in the data folder, and kept for 400 days.
 */
@NullMarked
package io.tailrace.operations.audit;

import org.jspecify.annotations.NullMarked;
