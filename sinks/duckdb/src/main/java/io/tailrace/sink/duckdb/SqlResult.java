package io.tailrace.sink.duckdb;

import java.util.List;

/**
 * The answer to a query. Immutable. Values are {@code Boolean}, {@code Long}, {@code BigInteger},
 * {@code BigDecimal}, {@code Double}, {@code String} or null; times are texts in UTC, as DuckDB
 * writes them.
 *
 * @param columns their names
 * @param types their types, in DuckDB's words
 * @param rows each as long as {@code columns}
 * @param truncated whether there was more than the limits let through
 */
public record SqlResult(
    List<String> columns, List<String> types, List<List<Object>> rows, boolean truncated) {}
