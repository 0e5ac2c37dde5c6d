package io.tailrace.cli;

import io.tailrace.core.settings.EffectiveValue;
import io.tailrace.core.settings.SettingProblem;
import io.tailrace.server.config.Loaded;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code tailrace config}. For one thread. */
@Command(
    name = "config",
    description = "Effective values, where each came from, and problems; secrets are masked.",
    footer = {"", "Exits with 1 if there is a problem that prevents a start."})
final class ConfigCommand implements Callable<Integer> {
  private static final List<ListColumn> COLUMNS =
      List.of(ListColumn.of("key"), ListColumn.of("value"), ListColumn.of("origin"));
  private final Shell shell;

  @Mixin private FolderOptions folder;
  @Mixin private FormatOption format;

  ConfigCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Loaded loaded = folder.load(shell);
    List<JsonNode> values = loaded.values().stream().<JsonNode>map(this::item).toList();
    new Listing(COLUMNS, values).print(format.begin(shell), shell);
    shell.out().flush();
    loaded.problems().forEach(problem -> shell.say(problem.toString()));
    boolean broken = loaded.problems().stream().anyMatch(SettingProblem::isError);
    return broken ? ExitCode.NO : ExitCode.OK;
  }

  private ObjectNode item(EffectiveValue value) {
    boolean overridden = folder.overrides() && value.key().equals("data-dir");
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("key", value.key());
    item.put("value", value.value());
    item.put("origin", overridden ? "--data-dir" : value.origin().toString());
    return item;
  }
}
