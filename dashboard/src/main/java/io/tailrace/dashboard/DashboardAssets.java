package io.tailrace.dashboard;

import io.tailrace.core.file.HashedStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Styles and scripts. They stand under a path with the hash of them all, so a browser may keep them
 * for ever, and takes new ones with a new version. Immutable; safe for use by many threads.
 */
public final class DashboardAssets {
  /** In the order in which a page names them. A group of pages adds its own. */
  private static final List<String> STYLES =
      List.of(
          "theme.css",
          "layout.css",
          "component.css",
          "sql.css",
          "figures.css",
          "story.css",
          "stalls.css");

  private static final List<String> OTHERS =
      List.of(
          "app.js", "theme.js", "login.js", "htmx.min.js", "sse.js", "echarts.min.js", "icon.svg");

  private static final String UNDER = "/assets/";

  private final Map<String, AssetFile> files = new TreeMap<>();
  private final String folder;

  /** Reads them all, about 1 MB. */
  DashboardAssets() {
    STYLES.forEach(name -> files.put(name, AssetFile.read(name)));
    OTHERS.forEach(name -> files.put(name, AssetFile.read(name)));
    this.folder = UNDER + hash() + "/";
  }

  static boolean isUnder(String path) {
    return path.startsWith(UNDER);
  }

  /** The file that stands at a path; empty also for those of another version. */
  Optional<AssetFile> at(String path) {
    return path.startsWith(folder)
        ? Optional.ofNullable(files.get(path.substring(folder.length())))
        : Optional.empty();
  }

  /** Where a page finds a file. */
  public String path(String name) {
    if (!files.containsKey(name)) {
      throw new IllegalStateException("there is no " + name);
    }
    return folder + name;
  }

  /** Where a page finds the styles, in order. */
  public List<String> styles() {
    return STYLES.stream().map(this::path).toList();
  }

  private String hash() {
    MessageDigest sha = HashedStream.sha256();
    files.forEach((name, file) -> sha.update(file.bytes()));
    return HexFormat.of().formatHex(sha.digest(), 0, 8);
  }
}
