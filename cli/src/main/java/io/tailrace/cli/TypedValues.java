package io.tailrace.cli;

import io.tailrace.server.config.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How options read what was typed, and what is said of what cannot be read: in the words of the
 * manual instead of Java's. Stateless.
 */
final class TypedValues {
  private static final List<Class<? extends Enum<?>>> CHOICES =
      List.of(
          Format.class,
          TextOrJson.Way.class,
          ReportCommand.What.class,
          ReportCommand.By.class,
          Role.class);

  private TypedValues() {}

  /** For all commands that it has by now. */
  static void register(CommandLine line) {
    line.registerConverter(Moment.class, Moment::parse);
    line.registerConverter(Long.class, TypedValues::number);
    line.registerConverter(long.class, TypedValues::number);
    line.registerConverter(Integer.class, text -> Math.toIntExact(number(text, Integer.MAX_VALUE)));
    line.registerConverter(int.class, text -> Math.toIntExact(number(text, Integer.MAX_VALUE)));
    CHOICES.forEach(choice -> register(line, choice));
  }

  private static <T extends Enum<?>> void register(CommandLine line, Class<T> choice) {
    line.registerConverter(choice, oneOf(choice));
  }

  private static <T extends Enum<?>> ITypeConverter<T> oneOf(Class<T> choice) {
    return text ->
        Arrays.stream(choice.getEnumConstants())
            .filter(each -> each.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(() -> new TypeConversionException(noneOf(choice, text)));
  }

  private static String noneOf(Class<? extends Enum<?>> choice, String text) {
    return Arrays.stream(choice.getEnumConstants())
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", "'" + text + "' is none of ", ""));
  }

  private static long number(String text) {
    return number(text, Long.MAX_VALUE);
  }

  private static long number(String text, long most) {
    try {
      long number = Long.parseLong(text.strip());
      if (number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new TypeConversionException("'" + text + "' is not a whole number up to " + most);
  }
}
