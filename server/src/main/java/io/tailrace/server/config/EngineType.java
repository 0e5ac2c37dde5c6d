package io.tailrace.server.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which engine does a job, by URL. Those that are planned are told apart from mistakes. Immutable.
 *
 * @param available what can be given today
 * @param planned the beginnings of URLs that a later version will take
 */
record EngineType(List<String> available, List<String> planned) implements ValueType<String> {
  @Override
  public String read(Given given) {
    String text = given.text();
    if (available.contains(text)) {
      return text;
    }
    for (String start : planned) {
      if (text.startsWith(start)) {
        throw new BadValueException(
            start + "… is not available in this version; it takes " + expected());
      }
    }
    // An engine's URL may hold a password, so no more than its beginning is repeated.
    throw BadValueException.expected(expected(), beginning(text));
  }

  private static String beginning(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon + 1) + "…";
  }

  @Override
  public String expected() {
    return available.stream().collect(Collectors.joining(" or "));
  }
}
