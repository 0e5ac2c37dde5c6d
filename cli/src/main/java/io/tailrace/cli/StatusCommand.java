package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.admin.Endpoints;
import io.tailrace.core.Build;
import io.tailrace.operations.StatusReport;
import io.tailrace.operations.StatusReport.SinkStatus;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tailrace status}. For one thread. */
@Command(
    name = "status",
    description = {
      "Each feed's last requests by outcome, the log's position, each sink's state, lag and dead"
          + " letters, and what somebody must look at."
    },
    footer = {
      "",
      "Exits with 1 if somebody must look: requests with a wrong signature and none verified since,"
          + " any request answered 503 within 10 minutes, a log or sink that does not work, gaps,"
          + " dead letters, bodies in quarantine."
    })
final class StatusCommand extends ApiCommand {
  private static final ListColumn ONE = new ListColumn("position", "/partitions/0/offset");
  private static final ListColumn SEVERAL = new ListColumn("partitions", "/states");

  @Mixin private FormatOption format;

  StatusCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    StatusReport status = questions.ask(Endpoints.STATUS.question());
    ServerVersion.warning(status, Build.OURS).ifPresent(shell()::say);
    switch (format.begin(shell())) {
      case JSON -> shell().json(status);
      case CSV -> sinks(status.sinks()).print(Format.CSV, shell());
      case TABLE ->
          new StatusText(shell(), questions.configuration().server().dataDir()).print(status);
    }
    return status.healthy() ? ExitCode.OK : ExitCode.NO;
  }

  private static Listing sinks(List<SinkStatus> sinks) {
    boolean several = sinks.stream().anyMatch(sink -> sink.partitions().size() > 1);
    return new Listing(
        List.of(
            new ListColumn("sink", "/name"),
            ListColumn.of("state"),
            ListColumn.of("lag"),
            ListColumn.of("lag_seconds"),
            ListColumn.of("dead_letters"),
            several ? SEVERAL : ONE,
            ListColumn.of("last_error"),
            ListColumn.of("since"),
            ListColumn.of("per_second"),
            ListColumn.of("level_in_seconds")),
        sinks.stream().map(StatusCommand::withStates).toList());
  }

  private static JsonNode withStates(SinkStatus sink) {
    ObjectNode row = (ObjectNode) ApiJson.tree(sink);
    return row.put("states", StatusText.states(sink.partitions()));
  }
}
