package io.tailrace.guarantee;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.sqlite.util.OSInfo;

/**
 * Lets the processes of these tests start in half the time: this test's class path packed into
 * jars, and an archive of the classes that a server loads, made once by a short-lived one for all
 * JVMs that tests run in, until a class changes. The JVM ignores an archive that does not fit, so a
 * test's outcome never depends on it. Safe for use by many threads.
 */
final class ClassArchive {
  private static final Path FOLDER = Path.of("target", "guarantee").toAbsolutePath();
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private static final int TRAINING_EVENTS = 50;

  private static final ClassArchive MADE = make();
  private final String classPath;
  private final List<String> archive;

  private ClassArchive(String classPath, List<String> archive) {
    this.classPath = classPath;
    this.archive = archive;
  }

  static ClassArchive get() {
    return MADE;
  }

  /** With these classes in place of those of the same names, and without an archive. */
  ClassArchive behind(Path classes) {
    return new ClassArchive(classes + File.pathSeparator + classPath, List.of());
  }

  /** What comes between {@code java} and the main class. */
  List<String> options() {
    List<String> options = new ArrayList<>(archive);
    options.addAll(List.of("-Dorg.sqlite.lib.path=" + FOLDER, "-cp", classPath));
    return options;
  }

  /** Whoever comes first makes it; the others wait meanwhile. */
  private static ClassArchive make() {
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel lock =
          FileChannel.open(
              FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        return made();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ClassArchive made() throws IOException, InterruptedException {
    Path file = FOLDER.resolve("classes.archive");
    Path note = FOLDER.resolve("made");
    // Linked classes too, from Java 25 on: a start then takes a tenth less.
    boolean linked = Runtime.version().feature() >= 25;
    List<String> shared = List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file);
    List<String> made = List.of(Runtime.version().toString(), newest(), CLASS_PATH);
    if (!Files.exists(note) || !Files.readAllLines(note).subList(0, 3).equals(made)) {
      Files.deleteIfExists(note);
      Files.deleteIfExists(file);
      String jars = jars();
      new ClassArchive(jars, linked ? List.of("-XX:AOTCacheOutput=" + file) : shared).train();
      Files.write(note, List.of(made.get(0), made.get(1), made.get(2), jars));
    }
    String jars = Files.readAllLines(note).get(3);
    return new ClassArchive(jars, linked ? List.of("-XX:AOTCache=" + file) : shared);
  }

  /** What it was made of: how many files of classes, and when the newest was written. */
  private static String newest() throws IOException {
    long count = 0;
    FileTime newest = FileTime.fromMillis(0);
    for (Path entry : entries()) {
      try (Stream<Path> files = Files.walk(entry)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          FileTime time = Files.getLastModifiedTime(file);
          newest = time.compareTo(newest) > 0 ? time : newest;
          count++;
        }
      }
    }
    return count + " files until " + newest;
  }

  private static List<Path> entries() {
    return Stream.of(CLASS_PATH.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty()) // the working directory, and this folder in it
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  /** A server writes the archive when it ends in good order. */
  private void train() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(FOLDER, "training").resolve("data");
    try (ServerProcess server = ServerProcess.of(data).from(this).start();
        Traffic traffic = Traffic.start(server.webhook(), 1, TRAINING_EVENTS, 1)) {
      traffic.awaitMore(TRAINING_EVENTS);
      if (server.terminate() != 0) {
        throw new IOException("the training failed:\n" + server.said());
      }
    }
  }

  private static String jars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (Path entry : entries()) {
      jars.add(jar(entry, jars.size()).toString());
    }
    return String.join(File.pathSeparator, jars);
  }

  private static Path jar(Path entry, int number) throws IOException {
    if (Files.isDirectory(entry)) {
      return pack(entry, number);
    }
    String name = entry.getFileName().toString();
    if (name.startsWith("sqlite-jdbc")) {
      layOutSqlite(entry);
    }
    return name.startsWith("duckdb_jdbc") ? layOut(entry) : entry;
  }

  /** SQLite's driver unpacks its own at each start too, and leaves it there when it is killed. */
  private static void layOutSqlite(Path driver) throws IOException {
    String name = System.mapLibraryName("sqlitejdbc");
    String folder = "org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS();
    try (JarFile jar = new JarFile(driver.toFile());
        InputStream in = jar.getInputStream(jar.getEntry(folder + "/" + name))) {
      Files.copy(in, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * DuckDB's driver unpacks its native code at each start, which is a quarter of the work of
   * starting, unless its jar holds none and it lies beside the jar. The launcher lays it out
   * likewise.
   */
  private static Path layOut(Path driver) throws IOException {
    String here =
        "libduckdb_java.so_linux_" + System.getProperty("os.arch").replace("aarch", "arm");
    try (JarFile from = new JarFile(driver.toFile())) {
      return from.getEntry(here) == null ? driver : layOut(from, here);
    }
  }

  private static Path layOut(JarFile from, String library) throws IOException {
    Path lean = FOLDER.resolve(Path.of(from.getName()).getFileName());
    try (var out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(lean)))) {
      for (JarEntry entry : Collections.list(from.entries())) {
        try (InputStream in = from.getInputStream(entry)) {
          if (entry.getName().equals(library)) {
            Files.copy(in, FOLDER.resolve(library), StandardCopyOption.REPLACE_EXISTING);
          } else if (!entry.getName().startsWith("libduckdb")) {
            out.putNextEntry(new JarEntry(entry.getName()));
            in.transferTo(out);
            out.closeEntry();
          }
        }
      }
    }
    return lean;
  }

  private static Path pack(Path folder, int number) throws IOException {
    Path jar = FOLDER.resolve(number + ".jar");
    try (var out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)));
        Stream<Path> files = Files.walk(folder)) {
      out.setLevel(0);
      // Folders too: whoever looks for all resources of a folder finds it by its own entry.
      for (Path file : files.filter(file -> !file.equals(folder)).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
        if (Files.isRegularFile(file)) {
          Files.copy(file, out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }
}
