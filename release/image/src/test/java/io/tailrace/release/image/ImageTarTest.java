package io.tailrace.release.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTarTest {
  private static final String TIME = "2027-01-31T12:00:00Z";
  private static final Path BASE = Path.of("base");

  @TempDir private Path temp;

  @Test
  void itsConfigurationIsTheBasesWithWhatIsReleased() throws Exception {
    Path tar = pack(laidOut("one", "rwxr-xr-x", "rw-r--r--"));
    String config = read(tar, "config.json");
    assertThat(config)
        .contains("\"Healthcheck\":{\"Test\":[\"CMD\",\"tailrace-ready\"]")
        .contains("\"User\":\"10001:10001\"")
        .contains("\"created\":\"2027-01-30T00:00:00Z\"")
        .contains("\"org.opencontainers.image.version\":\"1.0+2\"")
        .contains("\"org.opencontainers.image.revision\":\"0123456789ab\"");
    assertThat(read(tar, "manifest.json")).contains("\"tailrace:1.0-2\"");
  }

  @Test
  void aFolderIsALayerInTheOrderOfNames() throws Exception {
    Path tar = pack(laidOut("one", "rwxr-xr-x", "rw-r--r--"));
    assertThat(layers(tar))
        .satisfiesExactly(
            layer -> assertThat(layer).contains("data/ 700 10001:10001", "tmp/ 777 10001:10001"),
            layer ->
                assertThat(layer)
                    .contains("opt/tailrace/lib/tailrace-core-1.jar 644 0:0", "bin/run 755 0:0"));
  }

  @Test
  void theBuildersUmaskAndFolderDoNotMatter() throws Exception {
    Path one = pack(laidOut("one", "rwxr-xr-x", "rw-r--r--"));
    Path two = pack(laidOut("two", "rwx------", "rw-rw----"));
    assertThat(two).hasSameBinaryContentAs(one);
  }

  @Test
  void aFolderWithoutTheProgramIsRefused() throws Exception {
    Path folder = laidOut("one", "rwxr-xr-x", "rw-r--r--");
    Files.delete(folder.resolve("layers/2-ours/opt/tailrace/lib/tailrace-core-1.jar"));
    assertThatThrownBy(() -> pack(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has no tailrace-core");
  }

  private Path pack(Path folder) throws Exception {
    Path tar = folder.resolve("out/image.tar");
    ImageTar.main(new String[] {folder.toString(), TIME, tar.toString()});
    return tar;
  }

  private Path laidOut(String name, String program, String file) throws IOException {
    Path folder = temp.resolve(name);
    Files.createDirectories(folder.resolve("layers/1-system/data"));
    Files.createDirectories(folder.resolve("layers/1-system/tmp"));
    Path ours = folder.resolve("layers/2-ours");
    Path lib = Files.createDirectories(ours.resolve("opt/tailrace/lib"));
    Path run = Files.createDirectories(ours.resolve("bin")).resolve("run");
    Path jar = lib.resolve("tailrace-core-1.jar");
    jar(jar);
    Files.writeString(run, "#!/bin/true\n");
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString(program));
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString(file));
    base(folder.resolve("base.tar"));
    return folder;
  }

  private static void jar(Path jar) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      ZipEntry entry = new ZipEntry("io/tailrace/core/build.properties");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(
          "version=1.0+2\ncommit=0123456789ab\ndate=2027-01-30\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void base(Path tar) throws IOException {
    try (OutputStream out = Files.newOutputStream(tar);
        TarArchiveOutputStream entries = new TarArchiveOutputStream(out)) {
      for (String name : List.of("config.json", "manifest.json")) {
        Path file = BASE.resolve(name);
        entries.putArchiveEntry(new TarArchiveEntry(file.toFile(), name));
        Files.copy(file, entries);
        entries.closeArchiveEntry();
      }
    }
  }

  private static String read(Path tar, String name) throws IOException {
    try (InputStream in = Files.newInputStream(tar);
        TarArchiveInputStream entries = new TarArchiveInputStream(in)) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(entries.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException(name + " is not in " + tar);
  }

  private static List<List<String>> layers(Path tar) throws IOException {
    List<List<String>> layers = new ArrayList<>();
    try (InputStream in = Files.newInputStream(tar);
        TarArchiveInputStream entries = new TarArchiveInputStream(in)) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().endsWith(".tar.gz")) {
          layers.add(files(new TarArchiveInputStream(new GZIPInputStream(entries))));
        }
      }
    }
    return layers;
  }

  private static List<String> files(TarArchiveInputStream layer) throws IOException {
    List<String> files = new ArrayList<>();
    for (var entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
      String mode = Integer.toOctalString(entry.getMode() & 0xFFF);
      String owner = entry.getLongUserId() + ":" + entry.getLongGroupId();
      files.add(entry.getName() + " " + mode + " " + owner);
    }
    return files;
  }
}
