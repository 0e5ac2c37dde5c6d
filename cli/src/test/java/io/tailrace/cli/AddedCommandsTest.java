package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class AddedCommandsTest {
  @TempDir Path folder;

  /** What a jar names as a service. */
  public static final class Given implements AddedCommand {
    @Override
    public String name() {
      return "demo";
    }

    @Override
    public Object in(Shell shell) {
      return new Shown();
    }
  }

  @Command(name = "demo", description = "From a jar.")
  private static final class Shown implements Runnable {
    @Override
    public void run() {}
  }

  @Test
  void isListedWhereAJarBringsIt() throws IOException {
    Path jar = folder.resolve("some.jar");
    write(jar);
    try (var withJar = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      assertThat(help(withJar)).contains("demo", "From a jar.", "serve");
      assertThat(new AddedCommands(withJar).named("play")).isEmpty();
    }
    assertThat(help(getClass().getClassLoader())).contains("serve").doesNotContain("demo");
  }

  private static String help(ClassLoader classPath) {
    CommandLine line = new CommandLine(new Root());
    Commands.addAll(line, CommandTrial.shell(), new AddedCommands(classPath));
    return line.getUsageMessage();
  }

  /** As on a server from which somebody removed it. */
  @Test
  void saysWhatIsMissingWhateverItIsGiven() {
    for (String line : new String[] {"demo", "demo --events 5 --exit more"}) {
      var result = CommandTrial.run(null, Map.of(), line.split(" "));
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains("'demo' is not installed here")
          .contains("lib/demo")
          .doesNotContain("\tat ");
    }
    assertThat(CommandTrial.run(null, Map.of(), "demo", "--help").out())
        .contains("Is not installed here.");
  }

  private static void write(Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("META-INF/services/" + AddedCommand.class.getName()));
      out.write(Given.class.getName().getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
  }
}
