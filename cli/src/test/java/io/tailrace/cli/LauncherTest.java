package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real launcher, in a checkout that is built already, with a JDK whose {@code java} runs the
 * real one on this test's classes.
 */
@Timeout(120)
@EnabledOnOs(LINUX)
class LauncherTest {
  private static final String ARGUMENT = "Grüße-你好";
  @TempDir Path folder;
  private BuiltCheckout checkout;

  @BeforeEach
  void build() throws IOException {
    checkout =
        BuiltCheckout.make(
            folder,
            """
            while [ "$1" != -cp ]; do shift; done
            exec "%s/bin/java" -XX:TieredStopAtLevel=1 "$@"
            """
                .formatted(System.getProperty("java.home")));
    writeJar(checkout.built().resolve("everything.jar"));
  }

  /** A jar that stands for all that these tests run on. */
  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  @Test
  void takesLettersBeyondAsciiInTheLocaleOfCron() throws Exception {
    List<Map<String, String>> locales =
        List.of(
            Map.of(), Map.of("LC_ALL", "POSIX"), Map.of("LC_ALL", "nowhere_NO.UTF-8"), noLocale());
    for (Map<String, String> locale : locales) {
      String said =
          checkout.run(locale, checkout.launcher(), "verify", "--key=k", "--signature=s", ARGUMENT);
      assertThat(said).contains("There is no file " + ARGUMENT + ".");
    }
  }

  /** A container may have no program {@code locale}. */
  private Map<String, String> noLocale() throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    for (String program : List.of("bash", "env", "find", "readlink", "uname")) {
      Files.createSymbolicLink(programs.resolve(program), Path.of("/usr/bin", program));
    }
    return Map.of("PATH", programs.toString(), "LANG", "C");
  }

  /** Without the launcher nothing is asked for what was not meant. */
  @Test
  void whatCannotBeReadIsRefused() throws Exception {
    String java = checkout.jdk().resolve("bin/java").toString();
    String classPath = System.getProperty("java.class.path");
    String main = "io.tailrace.cli.Main";
    assertThat(
            checkout.run(
                Map.of("LC_ALL", "POSIX"), java, "-cp", classPath, main, "person", ARGUMENT))
        .contains("cannot be read in this locale")
        .endsWith("exit 2");
  }
}
