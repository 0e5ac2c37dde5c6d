package io.tailrace.operations.series;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures in groups. Immutable.
 *
 * @param measures whose values a row ends with, as asked for
 * @param by whose values a row begins with, as asked for
 * @param rows one for each group; an hour is its beginning in UTC, a day, week or month a date in
 *     {@code zone}, a source its number, null = none; a rate is a share from 0 to 1, null = of
 *     nothing, or of fewer than there are
 * @param total the measures of all rows together, also of those left out
 * @param parts by rate, for each row: how many, of how many
 * @param totalParts the same of the total
 * @param names by dimension, what the numbers of sources are called, as far as an App API key told
 * @param from the beginning, in whole hours, inclusive
 * @param to the end, exclusive
 * @param zone whose days they are
 * @param truncated whether there were more rows than {@code limit}
 */
public record SeriesAnswer(
    List<String> measures,
    List<String> by,
    List<List<@Nullable Object>> rows,
    List<@Nullable Object> total,
    Map<String, List<List<Long>>> parts,
    Map<String, List<Long>> totalParts,
    Map<String, Map<String, String>> names,
    Instant from,
    Instant to,
    String zone,
    boolean truncated) {}
