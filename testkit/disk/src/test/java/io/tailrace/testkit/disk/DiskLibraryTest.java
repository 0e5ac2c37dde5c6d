package io.tailrace.testkit.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is preloaded is what the source says: whoever changes one must run build.sh. */
class DiskLibraryTest {
  @Test
  void theLibraryWasBuiltFromThisSource() throws Exception {
    MessageDigest source = MessageDigest.getInstance("SHA-256");
    for (String file : List.of("disk.c", "disk.h", "names.c")) {
      source.update(Files.readAllBytes(Path.of("src", "main", "c", file)));
    }
    assertThat(new String(DiskLibrary.bytes(), StandardCharsets.ISO_8859_1))
        .contains("built from sha256 " + HexFormat.of().formatHex(source.digest()));
  }
}
