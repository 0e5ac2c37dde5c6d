package io.tailrace.server.config;

import io.tailrace.admin.access.AddressRange;
import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Addresses and ranges of them, with commas between them; none is fine. Immutable. */
record ProxiesType() implements ValueType<List<AddressRange>> {

  @Override
  public List<AddressRange> read(Given given) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String text : NamesType.texts(given)) {
      try {
        ranges.add(AddressRange.of(text));
      } catch (IllegalArgumentException none) {
        throw BadValueException.expected(expected(), text);
      }
    }
    return List.copyOf(ranges);
  }

  @Override
  public String expected() {
    return "a list of addresses or ranges such as 127.0.0.1,10.0.0.0/8 (no names)";
  }

  @Override
  public String show(List<AddressRange> value) {
    return value.stream().map(AddressRange::toString).collect(Collectors.joining(","));
  }
}
