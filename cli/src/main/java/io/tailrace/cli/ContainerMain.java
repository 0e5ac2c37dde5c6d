package io.tailrace.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The program where no shell starts it, as in the container image: there it is a file whose first
 * line names Java, and the kernel puts the file's own path before the arguments. Stateless.
 */
public final class ContainerMain {
  /** The launcher's, which an operator may try here too. */
  private static final List<String> LAUNCHERS = List.of("TAILRACE_HEAP", "TAILRACE_JAVA_OPTS");

  private ContainerMain() {}

  public static void main(String[] arguments) {
    ignored(System.getenv()).forEach(System.err::println);
    Main.main(own(arguments));
  }

  static String[] own(String[] arguments) {
    return Arrays.copyOfRange(arguments, 1, arguments.length);
  }

  /** What is said of variables that do nothing here. */
  static List<String> ignored(Map<String, String> environment) {
    return LAUNCHERS.stream()
        .filter(name -> !environment.getOrDefault(name, "").isEmpty())
        .map(
            name ->
                "tailrace: %s does nothing in a container. Java's options, such as -Xmx512m, go into JDK_JAVA_OPTIONS."
                    .formatted(name))
        .toList();
  }
}
