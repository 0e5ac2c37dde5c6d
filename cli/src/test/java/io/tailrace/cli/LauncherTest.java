package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
  @TempDir Path checkout;
  private Path jdk;

  @BeforeEach
  void build() throws IOException {
    Files.copy(Path.of("..", "tailrace"), checkout.resolve("tailrace"));
    Files.createDirectories(checkout.resolve("launcher"));
    Files.copy(Path.of("..", "launcher/launch.sh"), checkout.resolve("launcher/launch.sh"));
    Path built = Files.createDirectories(checkout.resolve("cli/target/tailrace"));
    Files.createDirectories(built.resolve("demo"));
    writeJar(built.resolve("everything.jar"));
    Files.createFile(built.resolve("built"));
    Files.createFile(built.resolve("classes-21.jsa"));
    jdk = Files.createDirectories(checkout.resolve("jdk"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/usr/bin/env bash
        while [ "$1" != -cp ]; do shift; done
        exec "%s/bin/java" -XX:TieredStopAtLevel=1 "$@"
        """
            .formatted(System.getProperty("java.home")));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A jar that stands for all that these tests run on. */
  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private String run(String locale, String... command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    builder.environment().put("LC_ALL", locale);
    builder.environment().put("TAILRACE_JAVA_HOME", jdk.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return printed + "exit " + process.waitFor();
  }

  @Test
  void takesLettersBeyondAsciiInTheLocaleOfCron() throws Exception {
    for (String locale : List.of("POSIX", "nowhere_NO.UTF-8")) {
      String program = checkout.resolve("tailrace").toString();
      assertThat(run(locale, "bash", program, "verify", "--key=k", "--signature=s", ARGUMENT))
          .contains("There is no file " + ARGUMENT + ".");
    }
  }

  /** Without the launcher nothing is asked for what was not meant. */
  @Test
  void whatCannotBeReadIsRefused() throws Exception {
    String java = jdk.resolve("bin/java").toString();
    String classPath = System.getProperty("java.class.path");
    String main = "io.tailrace.cli.Main";
    assertThat(run("POSIX", java, "-cp", classPath, main, "person", ARGUMENT))
        .contains("cannot be read in this locale")
        .endsWith("exit 2");
  }
}
