package io.tailrace.cli;

/** How a list is printed. */
enum Format {
  TABLE,
  JSON,
  CSV
}
