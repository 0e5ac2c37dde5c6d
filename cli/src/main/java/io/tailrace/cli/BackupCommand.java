package io.tailrace.cli;

import io.tailrace.admin.Endpoints;
import io.tailrace.admin.FileStream;
import io.tailrace.operations.backup.BackupManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tailrace backup}. For one thread. */
@Command(
    name = "backup",
    description = {
      "Writes a backup of the data folder: log, database, warehouse, dead letters, positions.",
      "The server may run meanwhile, under load. Where it does not, its files are copied as they lie."
    },
    footer = {"", "Example: tailrace backup /backups/2027-01-31"})
final class BackupCommand extends ApiCommand {
  @Parameters(
      paramLabel = "DIR",
      description =
          "Where to; this command writes there, not the server. Made if it is missing, else it must"
              + " be empty; for its owner alone.")
  private Path dir;

  BackupCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Path folder = dir.toAbsolutePath().normalize();
    BackupTarget.requireUsable(folder);
    FileStream files = questions.ask(Endpoints.BACKUP.question());
    BackupTarget target = BackupTarget.begin(folder, shell()::say);
    target.from(
        files,
        folder
            + " is no backup. The same command, run again, deletes what it left and begins anew.");
    BackupManifest made = target.manifest();
    made.files().forEach(file -> shell().out().println(line(file)));
    shell()
        .out()
        .printf(
            "%s (%s) at %s hold what was answered until %s%n",
            ValueText.count(made.pieces().size(), "file"),
            ValueText.bytes(made.pieces().stream().mapToLong(BackupManifest.Piece::bytes).sum()),
            ValueText.of(folder),
            made.beganAt());
    made.elsewhere().forEach(each -> shell().say("Not in it: " + each));
    return ExitCode.OK;
  }

  static String line(BackupManifest.SavedFile file) {
    return file.name()
        + ": "
        + file.counts().entrySet().stream()
            .map(count -> ValueText.count(count.getValue()) + " " + count.getKey())
            .collect(Collectors.joining(", "));
  }
}
