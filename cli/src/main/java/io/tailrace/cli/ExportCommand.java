package io.tailrace.cli;

import io.tailrace.admin.Endpoints;
import io.tailrace.admin.FileStream;
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
          "Where to; this command writes there, not the server. Made if it is missing; no file there"
              + " is replaced, and each is for its owner alone.")
  private Path dir;

  @Mixin private SpanOptions span;

  ExportCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Path folder = dir.toAbsolutePath().normalize();
    FileStream files =
        questions.ask(
            Endpoints.EXPORT_FILES
                .question()
                .with("from", span.from(shell().clock()))
                .with("to", span.to(shell().clock())));
    ExportedFiles exported = new ExportedFiles(folder);
    exported.from(files, "What is in " + folder + " is whole, but not all that was asked for.");
    shell()
        .out()
        .printf(
            "%s in %s (%s) at %s%n",
            ValueText.count(exported.announced().rows(), "row"),
            ValueText.count(exported.announced().files().size(), "file"),
            ValueText.bytes(exported.announced().bytes()),
            ValueText.of(folder));
    return ExitCode.OK;
  }
}
