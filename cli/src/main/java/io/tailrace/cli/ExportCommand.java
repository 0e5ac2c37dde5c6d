package io.tailrace.cli;

import io.tailrace.admin.Endpoints;
import io.tailrace.operations.EventStore;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
  int run(Questions questions) throws CommandFailedException, IOException {
    EventStore.Exported done =
        questions.ask(
            Endpoints.EXPORT
                .question()
                .with("dir", dir.toAbsolutePath().normalize().toString())
                .with("from", span.from(shell().clock()))
                .with("to", span.to(shell().clock())));
    shell()
        .out()
        .printf(
            "%s in %s (%s) at %s%n",
            ValueText.count(done.rows(), "row"),
            ValueText.count(done.files(), "file"),
            ValueText.bytes(done.bytes()),
            ValueText.of(done.folder()));
    return ExitCode.OK;
  }
}
