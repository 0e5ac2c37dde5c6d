package io.tailrace.server.config;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;

/** The name of an HTTP header. Immutable. */
record HeaderNameType() implements ValueType<String> {

  @Override
  public String read(Given given) {
    String name = given.text();
    if (!name.matches("[A-Za-z0-9-]{1,100}")) {
      throw BadValueException.expected(expected(), name);
    }
    return name;
  }

  @Override
  public String expected() {
    return "a header's name such as X-Forwarded-Email";
  }
}
