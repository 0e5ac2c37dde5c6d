package io.tailrace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A folder with the real launcher, and what it takes for a build and a JDK 21. Not for use by
 * several threads.
 *
 * @param folder of the checkout
 */
record BuiltCheckout(Path folder) {

  /**
   * @param java what the JDK's {@code java} does, in the language of the shell
   */
  static BuiltCheckout make(Path folder, String java) throws IOException {
    BuiltCheckout made = new BuiltCheckout(folder);
    for (String file :
        List.of("tailrace", "launcher/launch.sh", "launcher/train.sh", "launcher/classes")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.copy(Path.of("..", file), folder.resolve(file));
    }
    Files.createDirectories(made.built().resolve("demo"));
    for (String file : List.of("built", "everything.jar", "demo/demo.jar", "classes-21.0.1.jsa")) {
      Files.createFile(made.built().resolve(file));
    }
    Files.createDirectories(made.jdk().resolve("bin"));
    Files.writeString(made.jdk().resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
    program(made.jdk().resolve("bin/java"), java);
    return made;
  }

  Path built() {
    return folder.resolve("cli/target/tailrace");
  }

  Path jdk() {
    return folder.resolve("jdk");
  }

  String launcher() {
    return folder.resolve("tailrace").toString();
  }

  /** A source that is younger than the build. */
  void changeSource() throws IOException {
    Path source = folder.resolve("core/src/main/java/Changed.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "changed");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
  }

  static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * What the command printed, on both outputs, and its exit code.
   *
   * @param environment in place of this process's own, but for the JDK and, if it names none, the
   *     PATH
   */
  String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    String path = builder.environment().get("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("TAILRACE_JAVA_HOME", jdk().toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return printed + "exit " + process.waitFor();
  }
}
