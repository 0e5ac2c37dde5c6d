package io.tailrace.dashboard.overview;

import io.tailrace.dashboard.component.ChartFigure;
import org.jspecify.annotations.Nullable;

/**
 * What the first page lays out. Immutable.
 *
 * @param chart null if the database cannot be asked, or where it stays as it is
 */
public record OverviewView(OverviewModel model, @Nullable ChartFigure chart) {}
