package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.BarList;
import io.tailrace.operations.OperationException;
import java.util.List;

/**
 * Figures that come after their page, or the sentence that says why they do not. Immutable.
 *
 * @param bars none = there are no figures
 * @param sentence of what they are, or why there are none
 */
public record LateFigures(List<BarList> bars, String sentence) {

  public LateFigures {
    bars = List.copyOf(bars);
  }

  /** Asks for them. */
  interface Asking {
    LateFigures ask() throws OperationException;
  }

  /** The page stands without them, so what is wrong is a part of it. */
  static LateFigures of(Asking asking) {
    try {
      return asking.ask();
    } catch (OperationException e) {
      return new LateFigures(List.of(), String.valueOf(e.getMessage()));
    }
  }
}
