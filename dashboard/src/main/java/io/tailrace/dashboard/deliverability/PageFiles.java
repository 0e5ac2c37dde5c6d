package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import org.jspecify.annotations.Nullable;

/** The tables of a page as files, each under its own link. Stateless. */
final class PageFiles {
  private PageFiles() {}

  /** A link to the file of a table. */
  static String href(PageRequest request, String table) {
    String href = request.href("format", "csv");
    return href + (request.text("table") == null ? "&table=" + table : "");
  }

  /** Which table is asked for as a file; null = none, the page is. */
  static @Nullable String asked(PageRequest request) {
    return "csv".equals(request.text("format")) ? request.text("table", "") : null;
  }

  static PageFile of(String table, DataTable figures) {
    return PageFile.csv(table + ".csv", figures.asCsv());
  }
}
