package io.tailrace.sink.forward;

import io.tailrace.core.handler.StartAt;
import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Where a sink begins. Immutable. */
final class StartAtType implements ValueType<StartAt> {
  @Override
  public StartAt read(Given given) {
    String text = given.text().strip();
    return switch (text) {
      case "now" -> StartAt.NOW;
      case "earliest" -> StartAt.EARLIEST;
      default -> StartAt.time(time(text));
    };
  }

  private Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw BadValueException.expected(expected(), text);
    }
  }

  @Override
  public String expected() {
    return "now, earliest, or a time such as 2027-01-31T12:00:00Z";
  }
}
