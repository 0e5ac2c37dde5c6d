package io.tailrace.server.config;

import java.util.ArrayList;
import java.util.List;

/** The catalogue as the manual's tables. Stateless. */
final class SettingsTable {
  private static final String HEAD =
      """

      | Key | Default | Values | Meaning |
      |---|---|---|---|
      """;

  private SettingsTable() {}

  static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("\n### Of the server\n").append(HEAD);
    Settings.ALL.forEach(setting -> row(text, setting.key(), setting));
    text.append("\n### Of each feed\n").append(HEAD);
    FeedSettings.ALL.forEach(s -> row(text, "feeds.<name>." + s.key(), s));
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, String key, Setting<?> setting) {
    List<String> cells = new ArrayList<>();
    cells.add("`" + key + "`");
    cells.add(byDefault(setting));
    cells.add(setting.type().expected() + (setting.type().secret() ? "; also `…-file`" : ""));
    cells.add(setting.description());
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String byDefault(Setting<?> setting) {
    boolean none = setting.byDefault() == null || setting.byDefault().isEmpty();
    return none ? "–" : "`" + setting.byDefault() + "`";
  }
}
