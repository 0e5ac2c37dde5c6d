package io.tailrace.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query's answer. Immutable.
 *
 * @param columns their names, each of them once
 * @param rows values as JSON knows them: null, booleans, numbers, text
 * @param truncated whether there were more rows than were asked for
 */
public record QueryRows(
    List<String> columns, List<List<@Nullable Object>> rows, boolean truncated) {}
