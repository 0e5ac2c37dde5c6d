package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data folder as the server of a released version left it when it was killed, and what was in it.
 * {@code release/upgrade/make-folder} makes them. Immutable.
 *
 * @param archive the folder, zipped
 * @param content what the maker found in it
 */
record ReleasedFolder(Path archive, JsonNode content) {
  private static final Path ALL = Path.of("..", "testkit", "released");

  /** One of each released version. */
  static Stream<ReleasedFolder> all() throws IOException {
    List<ReleasedFolder> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(ALL)) {
      files
          .filter(file -> file.toString().endsWith(".zip"))
          .sorted()
          .forEach(file -> found.add(of(file)));
    }
    assertThat(found).as("folders of released versions in " + ALL).isNotEmpty();
    return found.stream();
  }

  private static ReleasedFolder of(Path archive) {
    Path content =
        archive.resolveSibling(archive.getFileName().toString().replace(".zip", ".json"));
    return new ReleasedFolder(archive, JsonMapper.shared().readTree(content.toFile()));
  }

  /** Keeps all for ever: what was received when the release was made may be years old. */
  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("TAILRACE_FEEDS_SECOND_SIGNING_KEYS", "another-signing-key-for-tests");
    settings.put("TAILRACE_CONSUMER_MAX_BACKOFF", "1s");
    for (String kept : List.of("LOG_RETENTION", "LOG_MAX_RETENTION", "LOG_DEDUPLICATION")) {
      settings.put("TAILRACE_" + kept, "3650d");
    }
    for (String kept : List.of("ACTIVITY", "DELIVERIES", "HOURLY_COUNTS", "RESOLVED")) {
      settings.put("TAILRACE_DATABASE_RETENTION_" + kept, "3650d");
    }
    return settings;
  }

  /** Puts it where a server can open it. */
  Path unpack(Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
    return folder;
  }

  /** The ids of all events that its server had answered. */
  List<String> events() {
    return ids("events");
  }

  /** Those that its log no longer had, which a warehouse made since does not have either. */
  List<String> swept() {
    return ids("swept");
  }

  /** Bodies of two of its events: of one that its log no longer had, and of its last. */
  List<String> sentAgain() {
    return content.path("sent_again").valueStream().map(JsonNode::asString).toList();
  }

  /** Ids are told with their feed. */
  private List<String> ids(String of) {
    return content
        .path(of)
        .valueStream()
        .map(JsonNode::asString)
        .map(id -> id.substring(id.indexOf(' ') + 1))
        .toList();
  }

  /** How many rows a table had; also names all tables of a file. */
  Map<String, Long> rows(String file) {
    Map<String, Long> rows = new HashMap<>();
    content
        .at("/rows")
        .path(file)
        .propertyStream()
        .forEach(it -> rows.put(it.getKey(), it.getValue().asLong()));
    return rows;
  }

  @Override
  public String toString() {
    return content.path("version").asString();
  }
}
