package io.tailrace.server.command;

import io.tailrace.server.api.ApiRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tailrace status}. For one thread. */
@Command(
    name = "status",
    description = "Log position, each sink's position and lag, dead letters, last error.",
    footer = {"", "Exits with 1 if the log or a sink needs somebody to look."})
final class StatusCommand extends ApiCommand {
  private static final Column ONE = new Column("position", "/partitions/0/offset");
  private static final Column SEVERAL = new Column("partitions", "/states");

  @Mixin private FormatOption format;

  StatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws Exception {
    JsonNode status = questions.ask(ApiRequest.get("/api/status"));
    Listing sinks = sinks(status.path("sinks"));
    switch (format.get()) {
      case JSON -> shell().out().println(status.toPrettyString());
      case CSV -> sinks.print(Format.CSV, shell());
      case TABLE -> {
        new StatusText(shell(), questions.configuration().server().dataDir()).print(status);
        sinks.print(Format.TABLE, shell());
        StatusText.gaps(status).forEach(shell().out()::println);
      }
    }
    return status.path("healthy").asBoolean() ? ExitCode.OK : ExitCode.NO;
  }

  private static Listing sinks(JsonNode sinks) {
    boolean several = sinks.valueStream().anyMatch(sink -> sink.path("partitions").size() > 1);
    return new Listing(
        List.of(
            new Column("sink", "/name"),
            Column.of("state"),
            Column.of("lag"),
            Column.of("lag_seconds"),
            Column.of("dead_letters"),
            several ? SEVERAL : ONE,
            Column.of("last_error")),
        sinks.valueStream().map(StatusCommand::withStates).toList());
  }

  private static JsonNode withStates(JsonNode sink) {
    return ((ObjectNode) sink.deepCopy()).put("states", StatusText.states(sink.path("partitions")));
  }
}
