/**
 * How often things happened, in groups: what charts, tables and {@code /api/series} show. Begin
 * with {@link io.tailrace.operations.series.EventSeries}. It reads hourly counts alone, never a row
 * per event.
 */
@NullMarked
package io.tailrace.operations.series;

import org.jspecify.annotations.NullMarked;
