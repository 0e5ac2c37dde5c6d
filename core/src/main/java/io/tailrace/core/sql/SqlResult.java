package io.tailrace.core.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query. Immutable. Values are {@code Boolean}, {@code Long}, {@code BigInteger},
 * {@code BigDecimal}, {@code Double}, {@code String} or null; times are texts in UTC, as the store
 * that was asked writes them.
 *
 * @param columns their names
 * @param rows each as long as {@code columns}
 * @param truncated whether there was more than the limits let through
 */
public record SqlResult(
    List<String> columns, List<List<@Nullable Object>> rows, boolean truncated) {}
