package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of items: as a table or CSV its columns, as JSON all that each item has. Immutable.
 *
 * @param items objects, or arrays with a value for each column
 */
record Listing(List<ListColumn> columns, List<JsonNode> items) {

  /** Of records, as {@code /api} has them in JSON. */
  static Listing of(List<ListColumn> columns, List<?> records) {
    return new Listing(columns, records.stream().map(ApiJson::tree).toList());
  }

  void print(Format format, Shell shell) {
    switch (format) {
      case TABLE -> table(shell).printRows(shell.out());
      case CSV -> {
        Csv.line(titles(), shell.out());
        items.forEach(item -> Csv.line(values(item, ValueText::exact), shell.out()));
      }
      case JSON -> json(shell.out());
    }
  }

  private Table table(Shell shell) {
    List<Boolean> numbers = new ArrayList<>();
    for (ListColumn column : columns) {
      numbers.add(items.stream().map(column::in).allMatch(Listing::isNumberOrNothing));
    }
    return new Table(headings(), numbers, rows(), shell.terminal().width(), shell.style());
  }

  private static boolean isNumberOrNothing(JsonNode value) {
    return value.isNumber() || value.isNull() || value.isMissingNode();
  }

  private List<String> headings() {
    return columns.stream().map(ListColumn::heading).toList();
  }

  private List<String> titles() {
    return columns.stream().map(ListColumn::title).toList();
  }

  private List<List<String>> rows() {
    return items.stream().map(item -> values(item, ValueText::of)).toList();
  }

  private List<String> values(JsonNode item, Function<JsonNode, String> asText) {
    return columns.stream().map(column -> asText.apply(column.in(item))).toList();
  }

  /** One array, with each item on a line of its own, so that line tools can read it too. */
  private void json(PrintStream out) {
    String separator = "[";
    for (JsonNode item : items) {
      out.println(Outside.json(separator + object(item)));
      separator = ",";
    }
    out.println(items.isEmpty() ? "[]" : "]");
  }

  private JsonNode object(JsonNode item) {
    if (!item.isArray()) {
      return item;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    columns.forEach(column -> object.set(column.title(), column.in(item)));
    return object;
  }
}
