package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the checkout's launcher builds, and what it runs where it cannot. Java says what it was
 * told.
 */
@Timeout(120)
@EnabledOnOs(LINUX)
class LauncherBuildTest {
  private static final String CHANGED = "something changed since the last build, but ";
  @TempDir Path folder;
  private BuiltCheckout checkout;

  @BeforeEach
  void build() throws IOException {
    Path place = Files.createDirectory(folder.resolve("a check out"));
    checkout = BuiltCheckout.make(place, "echo \"java $*\"");
  }

  private static String jar(BuiltCheckout of) {
    return " -cp %1$s/everything.jar:%1$s/demo/demo.jar io.tailrace.cli.Main "
        .formatted(of.built());
  }

  private String run(Map<String, String> environment, String argument) throws Exception {
    return checkout.run(environment, checkout.launcher(), argument);
  }

  private Map<String, String> maven(String script) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    BuiltCheckout.program(programs.resolve("mvn"), script);
    return Map.of("PATH", programs + ":" + System.getenv("PATH"));
  }

  @Test
  void builtAndUnchangedItRuns() throws Exception {
    assertThat(run(maven("exit 1"), "status"))
        .contains(jar(checkout) + "status")
        .doesNotContain("building");
  }

  @Test
  void theServerGetsNoDemo() throws Exception {
    assertThat(run(Map.of(), "serve"))
        .contains(" -cp " + checkout.built() + "/everything.jar io.tailrace.cli.Main serve");
  }

  /** Cron and systemd may give none. */
  @Test
  void needsNoHome() throws Exception {
    assertThat(run(Map.of(), "status")).contains(jar(checkout) + "status").endsWith("exit 0");
  }

  @Test
  void aCopiedCheckoutRunsItsOwnJars() throws Exception {
    Path copy = folder.resolve("copy");
    checkout.run(Map.of(), "cp", "-a", checkout.folder().toString(), copy.toString());
    assertThat(checkout.run(Map.of(), copy.resolve("tailrace").toString(), "status"))
        .contains(jar(new BuiltCheckout(copy)) + "status")
        .doesNotContain(checkout.built().toString());
  }

  @Test
  void runsTheLastBuildWhereTheNextOneFails() throws Exception {
    checkout.changeSource();
    assertThat(run(maven("echo wrong; exit 1"), "status"))
        .contains("building, once", "wrong", CHANGED + "the build failed", jar(checkout) + "status")
        .endsWith("exit 0");
  }

  @Test
  void endsWhereNothingWasBuilt() throws Exception {
    Files.delete(checkout.built().resolve("built"));
    assertThat(run(maven("exit 1"), "status"))
        .contains("the build failed; the whole log is in")
        .doesNotContain("java ")
        .endsWith("exit 1");
  }

  @Test
  void runsTheLastBuildWithoutMaven() throws Exception {
    Path programs = Files.createDirectories(folder.resolve("few"));
    for (String program : List.of("bash", "env", "find", "flock", "mkdir", "readlink", "uname")) {
      Files.createSymbolicLink(programs.resolve(program), Path.of("/usr/bin", program));
    }
    checkout.changeSource();
    assertThat(run(Map.of("PATH", programs.toString()), "status"))
        .contains(CHANGED + "building needs Maven (mvn), which was not found", jar(checkout))
        .endsWith("exit 0");
  }

  /** As the service's user, after somebody pulled. */
  @Test
  void runsTheLastBuildWhereItMayNotWrite() throws Exception {
    checkout.changeSource();
    Path target = checkout.built().getParent();
    permit("r-xr-xr-x", folder, target);
    String said = checkout.run(Map.of(), asAnother(checkout.launcher(), "status"));
    permit("rwxr-xr-x", folder, target);
    assertThat(said)
        .contains(CHANGED + target + " cannot be written to", jar(checkout) + "status")
        .endsWith("exit 0");
  }

  private static void permit(String permissions, Path... folders) throws IOException {
    for (Path each : folders) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(permissions));
    }
  }

  /** Root may write everywhere. */
  private static String[] asAnother(String... command) {
    if (!System.getProperty("user.name").equals("root")) {
      return command;
    }
    List<String> other = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    return Stream.concat(other.stream(), Stream.of(command)).toArray(String[]::new);
  }

  /** Else nobody else could build while a server runs. */
  @Test
  void theServerDoesNotHoldTheLock() throws Exception {
    checkout.changeSource();
    BuiltCheckout.program(
        checkout.jdk().resolve("bin/java"), "[ ! -e /proc/self/fd/9 ] && echo 'nothing is held'\n");
    assertThat(run(maven("exit 1"), "status")).contains("nothing is held");
  }
}
