package io.tailrace.sink.database;

import java.util.List;

/**
 * The answer to a query. Immutable. Values are {@code Long}, {@code Double}, {@code String} or
 * null.
 *
 * @param rows each as long as {@code columns}
 * @param truncated whether there was more than the limits let through
 */
public record SqlResult(List<String> columns, List<List<Object>> rows, boolean truncated) {}
