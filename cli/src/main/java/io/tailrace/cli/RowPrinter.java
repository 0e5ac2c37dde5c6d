package io.tailrace.cli;

import io.tailrace.admin.LineStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prints rows as they come, as CSV or JSON, and holds none of them. For one thread. */
final class RowPrinter implements LineStream.Taker {
  private final Format format;
  private final Shell shell;
  private final List<ListColumn> columns = new ArrayList<>();
  private String separator = "[";
  private String error;
  private boolean ended;

  RowPrinter(Format format, Shell shell) {
    this.format = format;
    this.shell = shell;
  }

  /** One line of the answer; false once nobody reads what is printed. */
  @Override
  public boolean take(JsonNode line) {
    if (line.isArray()) {
      row(line);
      return !shell.out().isLost();
    }
    for (JsonNode name : line.path("columns")) {
      columns.add(ListColumn.asTyped(ValueText.exact(name), columns.size()));
    }
    if (line.has("columns") && format == Format.CSV) {
      Csv.line(columns.stream().map(ListColumn::title).toList(), shell.out());
    }
    ended |= line.has("end");
    error = line.has("error") ? ValueText.exact(line.path("error")) : error;
    return true;
  }

  private void row(JsonNode values) {
    if (format == Format.CSV) {
      Csv.line(
          columns.stream().map(each -> ValueText.exact(each.in(values))).toList(), shell.out());
      return;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    columns.forEach(column -> object.set(column.title(), column.in(values)));
    shell.out().println(Outside.json(separator + object));
    separator = ",";
  }

  /**
   * Ends what was printed.
   *
   * @throws CommandFailedException it is not all
   */
  void end() throws CommandFailedException {
    if (format == Format.JSON && ended) {
      shell.out().println(separator.equals("[") ? "[]" : "]");
    }
    shell.out().flush();
    if (!ended && !shell.out().isLost()) {
      throw CommandFailedException.failed(
          error == null
              ? "The answer was cut off: what was printed is not all. Try again."
              : error);
    }
  }
}
