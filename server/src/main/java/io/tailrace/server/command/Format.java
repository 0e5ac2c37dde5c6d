package io.tailrace.server.command;

/** How a list is printed. */
enum Format {
  TABLE,
  JSON,
  CSV
}
