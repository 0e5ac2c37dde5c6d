package io.tailrace.dashboard.component;

import java.util.List;

/**
 * A chart, which the browser draws from {@code /api/series}, with the same as a table. Immutable.
 *
 * @param title what it shows
 * @param series path and query of its figures: the first column is the time, a second one, if there
 *     is one, tells lines apart
 * @param percent whether its figures are shares, drawn as percent
 * @param marks lines across it
 * @param table the same figures, for screen readers and without a script
 */
public record ChartFigure(
    String title, String series, Shape shape, boolean percent, List<Mark> marks, DataTable table) {

  public ChartFigure {
    marks = List.copyOf(marks);
  }

  /** How it is drawn. */
  public enum Shape {
    LINE("line"),
    BARS("bar"),
    STACKED("stack"),
    AREA("area");

    private final String word;

    Shape(String word) {
      this.word = word;
    }

    /** As the script has it. */
    public String word() {
      return word;
    }
  }

  /**
   * A line across the chart.
   *
   * @param at in the unit of the figures, so 0.001 for 0.1 %
   */
  public record Mark(double at, String text) {}

  /** As the script reads them: {@code 0.001=warn;0.003=act}. */
  public String marked() {
    return String.join(";", marks.stream().map(mark -> mark.at() + "=" + mark.text()).toList());
  }
}
