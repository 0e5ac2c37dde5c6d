/**
 * Figures on pages. {@link io.tailrace.dashboard.figures.FigureReader} asks what {@code
 * /api/series} answers, in the same words, so that a chart, the table under it and a program have
 * one source.
 */
@NullMarked
package io.tailrace.dashboard.figures;

import org.jspecify.annotations.NullMarked;
