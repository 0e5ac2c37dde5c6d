package io.tailrace.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One library that is shipped, as the build resolves it and as its pom describes it.
 *
 * @param licences whoever ships it chooses one of them
 * @param server whether a server has it; the others come with the demo alone
 */
record Library(
    String group, String name, String version, List<String> licences, String home, boolean server) {
  private static final Path LICENCES = Path.of("target", "licences.txt");
  private static final Path OF_SERVER = Path.of("..", "cli", "target", "libraries.txt");
  private static final Pattern LICENCE = Pattern.compile("\\(([^)]*)\\) ");
  private static final Pattern LINE =
      Pattern.compile(
          "^ +(?<licences>(?:\\([^)]*\\) )+).*"
              + "\\((?<group>[^: ]+):(?<name>[^: ]+):(?<version>[^: ]+) - (?<home>.+)\\)$",
          Pattern.MULTILINE);
  private static final Pattern RESOLVED =
      Pattern.compile("^\\s+([^:\\s]+:[^:]+):jar:", Pattern.MULTILINE);

  /** All, by group and name. */
  static List<Library> all() throws IOException {
    Set<String> ofServer =
        RESOLVED
            .matcher(plain(OF_SERVER))
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    List<Library> all = new ArrayList<>();
    LINE.matcher(plain(LICENCES)).results().forEach(line -> all.add(of(line, ofServer)));
    all.sort((one, other) -> one.id().compareTo(other.id()));
    return all;
  }

  /** What stands within the dashboard's jar: browsers load it, and no class path has it. */
  static List<Library> scripts() throws IOException {
    return List.of(
        script("org.mvnpm:echarts", "echarts", "Apache-2.0", "https://echarts.apache.org"),
        script("org.webjars.npm:htmx-ext-sse", "htmx-sse", "0BSD", "https://htmx.org"),
        script("org.webjars.npm:htmx.org", "htmx", "0BSD", "https://htmx.org"));
  }

  private static Library script(String id, String property, String licence, String home)
      throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    String tag = property + ".version>";
    String version =
        pom.substring(pom.indexOf("<" + tag) + tag.length() + 1, pom.indexOf("</" + tag));
    String[] names = id.split(":", -1);
    return new Library(names[0], names[1], version, List.of(licence), home, true);
  }

  /** How many of those the dashboard's build takes apart. */
  static long unpackedScripts() throws IOException {
    String pom = Files.readString(Path.of("..", "dashboard", "pom.xml"));
    return pom.split("<artifactItem>", -1).length - 1L;
  }

  private static Library of(MatchResult line, Set<String> ofServer) {
    return new Library(
        line.group("group"),
        line.group("name"),
        line.group("version"),
        LICENCE.matcher(line.group("licences")).results().map(it -> it.group(1)).toList(),
        line.group("home"),
        ofServer.contains(line.group("group") + ":" + line.group("name")));
  }

  /** How many a server has, as Maven counts them. */
  static long resolvedForServer() throws IOException {
    return RESOLVED.matcher(plain(OF_SERVER)).results().count();
  }

  /** Without a terminal's colours. */
  private static String plain(Path file) throws IOException {
    return Files.readString(file).replaceAll("\u001b\\[[0-9;]*m", "");
  }

  String id() {
    return group + ":" + name;
  }

  /** Such as {@code Apache-2.0 or EPL-2.0}. */
  String licence() {
    return String.join(" or ", licences);
  }
}
