package io.tailrace.cli;

import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.file.FileProblem;
import io.tailrace.operations.BackupSources;
import io.tailrace.operations.backup.BackupManifest;
import io.tailrace.server.ConfiguredParts;
import io.tailrace.server.FolderTakenException;
import io.tailrace.server.Machine;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tailrace restore}. For one thread. */
@Command(
    name = "restore",
    description = {
      "Puts a backup into an empty data folder, once each of its files is known to be whole.",
      "The server must be stopped. The log gets a new id, and the sinks restored with it go on where"
          + " they stood."
    },
    footer = {"", "Example: tailrace restore /backups/2027-01-31 --data-dir /var/lib/tailrace"})
final class RestoreCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "DIR", description = "What 'tailrace backup' wrote.")
  private Path dir;

  @Mixin private FolderOptions folder;

  RestoreCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailedException, FolderTakenException, IOException {
    Configuration configuration = folder.configuration(shell);
    Path data = configuration.server().dataDir();
    BackupFolder backup = BackupFolder.of(dir.toAbsolutePath().normalize());
    BackupSources sources =
        new ConfiguredParts(data, configuration, Machine.by(InstantSource.system()), true).backup();
    List<KeptFile> kept = sources.files();
    backup.requireFor(kept);
    try (RestoreTarget target = RestoreTarget.take(data, kept)) {
      requireRoom(data, backup.bytes());
      target.restore(backup, kept);
    } catch (IOException e) {
      throw CommandFailedException.failed(FileProblem.of(e) + ". Nothing was restored.");
    }
    say(backup.manifest(), data, sources);
    return ExitCode.OK;
  }

  private static void requireRoom(Path data, long bytes) throws IOException {
    long free = Files.getFileStore(data).getUsableSpace();
    if (free < bytes) {
      throw new IOException(
          "The disk of "
              + data
              + " has "
              + ValueText.bytes(free)
              + " free, and the backup has "
              + ValueText.bytes(bytes)
              + ": free some space");
    }
  }

  private void say(BackupManifest manifest, Path data, BackupSources sources) {
    manifest.files().forEach(file -> shell.out().println(BackupCommand.line(file)));
    shell
        .out()
        .printf("%s restored to %s%n", ValueText.count(manifest.files().size(), "file"), data);
    shell.say(
        "It holds all that was answered until "
            + manifest.beganAt()
            + ", and nothing that came after "
            + manifest.endedAt()
            + ". Customer.io does not send that again. Start the server, then 'tailrace reconcile"
            + " --from "
            + manifest.beganAt()
            + "' says what is missing, and 'tailrace backfill' with the same fetches what"
            + " Customer.io still tells.");
    for (String elsewhere : sources.elsewhere()) {
      shell.say("Not in the backup: " + elsewhere + ".");
    }
    if (manifest.logId() != null && !sources.elsewhere().isEmpty()) {
      shell.say(
          "The log has a new id now, so a sink that keeps its position elsewhere stops:"
              + " 'tailrace status' names it, and 'tailrace replay --sink S --from "
              + manifest.beganAt()
              + "' has it go on. In database and warehouse that doubles nothing.");
    }
  }
}
