package io.tailrace.server.config;

import io.tailrace.core.settings.NamedSection;
import io.tailrace.core.settings.SettingDefinition;
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
    ConfigurationLoader.WHOLE.settings().forEach(setting -> row(text, setting.key(), setting));
    for (NamedSection<?> each : ConfigurationLoader.WHOLE.named()) {
      text.append("\n### Of each ").append(each.noun()).append('\n').append(HEAD);
      each.section().settings().forEach(s -> row(text, each.key("<name>", s.key()), s));
    }
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, String key, SettingDefinition<?> setting) {
    List<String> cells = new ArrayList<>();
    cells.add("`" + key + "`");
    cells.add(byDefault(setting));
    cells.add(setting.type().expected() + (setting.type().secret() ? "; also `…-file`" : ""));
    cells.add(setting.meaning());
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String byDefault(SettingDefinition<?> setting) {
    boolean none = setting.byDefault() == null || setting.byDefault().isEmpty();
    return none ? "–" : "`" + setting.byDefault() + "`";
  }
}
