package io.tailrace.sink.bigquery;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;

/** Where BigQuery is, if not at Google's. Immutable. */
record EndpointType() implements ValueType<String> {
  @Override
  public String read(Given given) {
    String text = given.text();
    if (text.isEmpty()) {
      return text;
    }
    try {
      Access.at(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage());
    }
  }

  @Override
  public String expected() {
    return "http://HOST:PORT,HOST:PORT (the REST API, then gRPC)";
  }
}
