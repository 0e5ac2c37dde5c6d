package io.tailrace.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A path alone is no message. The failures are real ones; some of them only root can make. */
class FileProblemTest {
  @TempDir Path folder;
  private final List<Path> mounted = new ArrayList<>();

  @AfterEach
  void unmount() throws Exception {
    for (Path mount : mounted) {
      assertThat(run("umount", mount.toString())).isEmpty();
    }
  }

  @Test
  void aFolderThatIsMissing() {
    Path file = folder.resolve("missing/file");
    assertThat(problem(() -> Files.writeString(file, "x")))
        .isEqualTo("there is no %s: look whether the path is right, and its disk mounted", file);
  }

  @Test
  void whatStandsInTheWay() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(problem(() -> Files.createDirectory(file)))
        .isEqualTo("%s is there already: move it away, or choose another name", file);
    assertThat(problem(() -> Files.newDirectoryStream(file)))
        .isEqualTo("%s is no folder: move it away, or choose another name", file);
    assertThat(problem(() -> Files.delete(folder)))
        .isEqualTo("%s is not empty: choose another folder", folder);
    assertThat(problem(() -> Files.writeString(file.resolve("below"), "x")))
        .startsWith(file + "/below cannot be used: ");
  }

  /** Root may do everything, so another user tries it then. */
  @Test
  void whatThisUserMayNot() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path file = closed.resolve("file");
    String owner = Files.getOwner(closed).getName();
    if (isRoot()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThat(asNobody(file)).isEqualTo(mayNot(file, ": the folder " + closed, owner));
      Files.writeString(file, "x");
      assertThat(asNobody(file)).isEqualTo(mayNot(file, ", which", owner));
    } else {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
      assertThat(problem(() -> Files.writeString(file, "x")))
          .isEqualTo(mayNot(file, ": the folder " + closed, owner));
    }
  }

  private static String mayNot(Path file, String whose, String owner) {
    return ("this user may not use %s%s belongs to %s. Run this as that user, or give this one the"
            + " right to")
        .formatted(file, whose, owner);
  }

  @Test
  void aDiskThatIsFull() throws Exception {
    Path disk = mount("size=64k,nr_inodes=3");
    Path file = disk.resolve("file");
    assertThat(
            problem(
                () -> {
                  try (FileChannel channel =
                      FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.allocate(64 << 10));
                    channel.write(ByteBuffer.allocate(64 << 10));
                  }
                }))
        .isEqualTo("the disk is full: free some space");
    assertThat(problem(() -> Files.createDirectories(disk.resolve("a/b/c"))))
        .isEqualTo("the disk of %s is full: free some space", disk.resolve("a/b"));
  }

  @Test
  void aDiskThatIsReadOnly() throws Exception {
    Path file = mount("ro").resolve("file");
    assertThat(problem(() -> Files.writeString(file, "x")))
        .isEqualTo(
            "%s lies on a disk that is mounted read-only: mount it to be written, or choose"
                + " another folder",
            file);
  }

  private static String problem(ThrowingCallable attempt) {
    return FileProblem.of(catchThrowableOfType(IOException.class, attempt));
  }

  private Path mount(String options) throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(isRoot()).as("only root mounts disks").isTrue();
    String refused = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString());
    assumeThat(refused).as("this machine lets root mount").isEmpty();
    mounted.add(disk);
    return disk;
  }

  private static String asNobody(Path file) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = copyForAll().toString();
    String nobody = "65534";
    return run(
        "setpriv",
        "--reuid",
        nobody,
        "--regid",
        nobody,
        "--clear-groups",
        java,
        "-cp",
        classes,
        "io.tailrace.core.file.FileProblemTest$Writer",
        file.toString());
  }

  /** Where they lie, another user may not look. */
  private static Path copyForAll() throws IOException {
    Path classes = Files.createTempDirectory("classes");
    Files.setPosixFilePermissions(classes, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path here = Files.createDirectories(classes.resolve("io/tailrace/core/file"));
    for (Class<?> each : List.of(FileProblem.class, Writer.class)) {
      String name = each.getName().substring(each.getPackageName().length() + 1) + ".class";
      try (var in = each.getResourceAsStream(name)) {
        Files.copy(in, here.resolve(name));
      }
    }
    return classes;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return said;
  }

  /** Tries to write a file, and prints what is wrong. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      try {
        Path path = Path.of(arguments[0]);
        Files.writeString(path, "x");
      } catch (IOException e) {
        System.out.print(FileProblem.of(e));
      }
    }
  }
}
