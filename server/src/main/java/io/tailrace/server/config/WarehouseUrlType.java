package io.tailrace.server.config;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import io.tailrace.sink.bigquery.Dataset;
import java.util.List;

/** Which warehouse, by URL. Immutable. */
record WarehouseUrlType() implements ValueType<String> {
  static final String BIGQUERY = "bigquery:";
  private static final List<String> OTHERS = List.of("duckdb", "none");

  @Override
  public String read(Given given) {
    String text = given.text();
    if (OTHERS.contains(text)) {
      return text;
    }
    if (!text.startsWith(BIGQUERY)) {
      throw BadValueException.expectedUrl(expected(), text);
    }
    try {
      Dataset.of(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage());
    }
  }

  @Override
  public String expected() {
    return "duckdb or none or bigquery:PROJECT.DATASET";
  }
}
