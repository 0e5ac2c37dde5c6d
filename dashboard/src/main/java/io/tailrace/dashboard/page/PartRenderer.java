package io.tailrace.dashboard.page;

/** Fills a template, without the layout around it. Implementations are safe for many threads. */
@FunctionalInterface
public interface PartRenderer {

  /**
   * Its HTML.
   *
   * @param model the template's only parameter
   */
  String part(String template, Object model);
}
