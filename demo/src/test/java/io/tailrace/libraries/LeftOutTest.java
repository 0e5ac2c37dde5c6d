package io.tailrace.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of the classes that are left out on purpose, only those libraries' classes speak that are known
 * to be never loaded, so a new version that needs one fails here, not at a user's. Over 10 s: the
 * JDK's jdeps reads all classes of a server.
 */
class LeftOutTest {
  private static final Pattern MISSING =
      Pattern.compile("^\\s+(?<by>[^\\s$]+)\\S*\\s+-> (?<missing>\\S+)\\s+not found$");

  /** A class that is missing, and the one that names it. */
  private record Missing(String by, String name) {}

  private static final Set<String> NEVER_BACK =
      Set.of(
          "com.fasterxml.jackson.core:jackson-core",
          "com.fasterxml.jackson.core:jackson-databind",
          "io.grpc:grpc-netty-shaded",
          "org.conscrypt:conscrypt-openjdk-uber");

  private static final List<String> ELSEWHERE =
      List.of(
          "android.annotation.",
          "com.google.appengine.",
          "com.google.auto.value.",
          "com.google.errorprone.",
          "com.google.j2objc.",
          "com.oracle.svm.",
          "javax.annotation.",
          "org.checkerframework.",
          "org.codehaus.mojo.",
          "org.graalvm.",
          "sun.");

  @TempDir static Path folder;
  private static List<Missing> missing;

  @BeforeAll
  static void look() throws IOException, InterruptedException {
    missing = missing(inOneJar(jars()));
  }

  @Test
  void isNamedOnlyByWhatIsNeverLoaded() {
    for (LeftOut left : LeftOut.ALL) {
      assertThat(missing)
          .filteredOn(it -> it.name().startsWith(left.packages()))
          .as(left.packages() + " is left out: " + left.why())
          .isNotEmpty()
          .allMatch(it -> left.namedBy().matcher(it.by()).matches());
    }
  }

  /** Annotations are no loss to a JVM, and native images and App Engine are other places. */
  @Test
  void nothingElseIsMissingForGooglesClient() {
    assertThat(missing)
        .filteredOn(it -> it.by().matches("(com\\.google|io\\.grpc|io\\.opencensus)\\..*"))
        .filteredOn(it -> ELSEWHERE.stream().noneMatch(it.name()::startsWith))
        .filteredOn(
            it -> LeftOut.ALL.stream().noneMatch(left -> it.name().startsWith(left.packages())))
        .isEmpty();
  }

  @Test
  void doesNotComeBack() throws IOException {
    assertThat(Library.all()).noneMatch(it -> NEVER_BACK.contains(it.id()));
    assertThat(Library.all()).noneMatch(it -> it.group().equals("org.apache.arrow"));
    assertThat(Library.all()).noneMatch(it -> it.group().equals("org.apache.httpcomponents"));
  }

  /** The libraries of a server, as they are on this test's class path. */
  private static List<Path> jars() throws IOException {
    Set<String> names = new TreeSet<>();
    Library.all().stream()
        .filter(Library::server)
        .forEach(it -> names.add(it.name() + "-" + it.version() + ".jar"));
    List<Path> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(path -> names.contains(String.valueOf(path.getFileName())))
            .toList();
    assertThat(jars).hasSameSizeAs(names);
    return jars;
  }

  /** jdeps takes jars that are modules for modules, and looks no further where one is missing. */
  private static Path inOneJar(List<Path> jars) throws IOException {
    Path all = folder.resolve("all.jar");
    Set<String> there = new TreeSet<>();
    try (var out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(all)))) {
      out.setLevel(0);
      for (Path jar : jars) {
        try (JarFile from = new JarFile(jar.toFile())) {
          for (JarEntry entry : Collections.list(from.entries())) {
            if (isClass(entry.getName()) && there.add(entry.getName())) {
              out.putNextEntry(new JarEntry(entry.getName()));
              from.getInputStream(entry).transferTo(out);
              out.closeEntry();
            }
          }
        }
      }
    }
    return all;
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class")
        && !name.startsWith("META-INF/")
        && !name.endsWith("module-info.class");
  }

  private static List<Missing> missing(Path jar) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jdeps");
    Process jdeps =
        new ProcessBuilder(tool.toString(), "--missing-deps", jar.toString())
            .redirectErrorStream(true)
            .start();
    List<Missing> missing = new ArrayList<>();
    try (var lines = jdeps.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        var found = MISSING.matcher(line);
        if (found.matches()) {
          missing.add(new Missing(found.group("by"), found.group("missing")));
        }
      }
    }
    assertThat(jdeps.waitFor()).isZero();
    return missing;
  }
}
