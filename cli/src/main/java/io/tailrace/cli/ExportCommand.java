package io.tailrace.cli;

import io.tailrace.admin.ApiRequest;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code tailrace export}. For one thread. */
@Command(
    name = "export",
    description = "Writes the warehouse as Parquet files, one folder per day of the timestamp.",
    footer = {"", "Example: tailrace export /backups/2027-01 --from 2027-01-01 --to 2027-02-01"})
final class ExportCommand extends ApiCommand {
  @Parameters(
      paramLabel = "DIR",
      description =
          "Where to, on the server's machine. Made if it is missing; no file there is replaced, and"
              + " each is for its owner alone.")
  private Path dir;

  @Mixin private SpanOptions span;

  ExportCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws Exception {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("dir", dir.toAbsolutePath().normalize().toString());
    put(question, "from", span.from(shell().clock()));
    put(question, "to", span.to(shell().clock()));
    JsonNode done = questions.ask(ApiRequest.post("/api/export", question));
    shell()
        .out()
        .printf(
            "%s in %s (%s) at %s%n",
            ValueText.count(done.path("rows").asLong(), "row"),
            ValueText.count(done.path("files").asLong(), "file"),
            ValueText.bytes(done.path("bytes").asLong()),
            ValueText.of(done.path("folder")));
    return ExitCode.OK;
  }

  private static void put(ObjectNode question, String name, Instant time) {
    if (time != null) {
      question.put(name, time.toString());
    }
  }
}
