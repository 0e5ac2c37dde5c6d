package io.tailrace.sink.bigquery;

import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.settings.BadValueException;

/** A project and a dataset. Immutable. */
record BigQueryUrl() implements EngineUrl {
  @Override
  public String form() {
    return "bigquery:PROJECT.DATASET";
  }

  @Override
  public boolean isFor(String url) {
    return url.startsWith("bigquery:");
  }

  @Override
  public void check(String url) {
    try {
      Dataset.of(url);
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage());
    }
  }
}
