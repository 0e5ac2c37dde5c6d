package io.tailrace.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The person at the other end, if there is one. Immutable.
 *
 * @param colour whether to use colours
 * @param width of a line in characters; 0 = unbounded
 * @param prompt asks a question and returns the answer; null = nobody is there to be asked
 */
public record Terminal(boolean colour, int width, UnaryOperator<String> prompt) {
  /** Nobody is there: a script, or a pipe. */
  public static final Terminal NONE = new Terminal(false, 0, null);

  /** That of this process. */
  // Without a terminal the console is null or not, depending on the Java release: we look at both.
  @SuppressWarnings("SystemConsoleNull")
  public static Terminal ofProcess(Map<String, String> environment) {
    Console console = System.console();
    if (console == null || !isTerminal(console)) {
      return NONE;
    }
    boolean colour =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(colour, widthOf(environment), question -> console.readLine("%s", question));
  }

  /** From Java 22 to 24, there is a console without a terminal too. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }

  private static int widthOf(Map<String, String> environment) {
    try {
      String columns = environment.get("COLUMNS");
      return Integer.parseInt(columns == null ? askedTerminal() : columns.strip());
    } catch (NumberFormatException | IOException e) {
      return 0;
    }
  }

  private static String askedTerminal() throws IOException {
    Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
    try (var reader = stty.inputReader(StandardCharsets.US_ASCII)) {
      String line = reader.readLine();
      return line == null ? "0" : line.substring(line.indexOf(' ') + 1);
    }
  }

  public boolean interactive() {
    return prompt != null;
  }

  /** Whether somebody said yes. */
  boolean confirms(String question) {
    String answer = prompt.apply(question + " [y/N] ");
    return answer != null
        && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
            || answer.strip().toLowerCase(Locale.ROOT).equals("yes"));
  }
}
