package io.tailrace.dashboard.component;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small line or row of bars beside a number, 96 by 24. Immutable.
 *
 * @param values oldest first
 * @param label what it shows, for those who do not see it
 */
public record Sparkline(List<Double> values, String label) {
  private static final double WIDTH = 96;
  private static final double HEIGHT = 24;
  private static final double EDGE = 2;

  public Sparkline {
    values = List.copyOf(values);
  }

  private double most() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /** The corners of the line, as SVG has them. */
  public String points() {
    double step = values.size() < 2 ? 0 : WIDTH / (values.size() - 1);
    return IntStream.range(0, values.size())
        .mapToObj(i -> number(i * step) + "," + number(y(values.get(i))))
        .collect(Collectors.joining(" "));
  }

  private double y(double value) {
    double most = most();
    return HEIGHT - EDGE - (most == 0 ? 0 : value / most * (HEIGHT - 2 * EDGE));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
