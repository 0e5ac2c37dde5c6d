package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The manual's links lead somewhere, and its commands can be given as they stand there. */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CODE = Pattern.compile("(?s)```sh\n(.*?)```|`([^`]+)`");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?<![\\w./-])(?<!-u )(?:\\./|/opt/tailrace/current/bin/)?tailrace ((?:--)?[a-z].*)");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|<[^>]*>|\\S+");
  private static final Pattern END = Pattern.compile("\\s#|\\s[|&;>]|[;)]");

  /** Every page of the project: the manual, and what stands beside the code. */
  static Stream<Path> pages() throws IOException {
    List<Path> pages;
    try (Stream<Path> all = Files.find(ROOT, 4, (path, is) -> is.isRegularFile())) {
      pages = all.filter(path -> path.toString().endsWith(".md")).sorted().toList();
    }
    assertThat(pages).hasSizeGreaterThan(20);
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    for (String link : all(LINK, Files.readString(page))) {
      if (!link.contains("://")) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        assertThat(target).as(link).exists();
        if (parts.length == 2) {
          assertThat(anchors(target)).as(link).contains(parts[1]);
        }
      }
    }
  }

  /** As GitHub makes them. */
  private static List<String> anchors(Path page) throws IOException {
    return all(HEADING, Files.readString(page)).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commandsAndTheirOptionsAreThere(Path page) throws IOException {
    for (String command : commands(Files.readString(page))) {
      assertThat(complaint(command)).as(command).isEmpty();
    }
  }

  /** The one who looks for wrong commands finds one. */
  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongCommandIsFound(String text) {
    assertThat(commands(text)).hasSize(1).noneMatch(command -> complaint(command).isEmpty());
  }

  static Stream<String> wrong() {
    return Stream.of(
        "`./tailrace state`",
        "```sh\nsudo -u tailrace A=b /opt/tailrace/current/bin/tailrace status --all\n```",
        "`sudo -u tailrace tailrace status --all`",
        "`tailrace dead-letters lists`",
        "`tailrace dead-letters list --on warehouse`");
  }

  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>();
    Matcher code = CODE.matcher(text);
    while (code.find()) {
      String shown = code.group(1) == null ? code.group(2) : code.group(1);
      shown.replace("\\\n", " ").lines().forEach(line -> commands.addAll(all(COMMAND, line)));
    }
    return commands;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** What is wrong with this command; empty if nothing is. */
  private static String complaint(String command) {
    CommandLine line = new CommandLine(new Root());
    Commands.add(line, CommandTrial.shell(), new String[0]);
    for (String word :
        WORD.matcher(END.split(command, 2)[0]).results().map(w -> w.group()).toList()) {
      if (word.startsWith("--")) {
        String option = word.replaceFirst("=.*", "");
        if (!line.getCommandSpec().optionsMap().containsKey(option)) {
          return line.getCommandName() + " has no option " + option;
        }
      } else if (line.getSubcommands().containsKey(word)) {
        line = line.getSubcommands().get(word);
      } else if (!line.getSubcommands().isEmpty()) {
        return line.getCommandName() + " has no command " + word;
      }
    }
    return "";
  }
}
