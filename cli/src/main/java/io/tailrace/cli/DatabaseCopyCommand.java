package io.tailrace.cli;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.server.FolderTakenException;
import io.tailrace.server.config.Configuration;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.DatabaseConfig;
import io.tailrace.sink.database.DatabaseCopy;
import io.tailrace.sink.database.PostgresAddress;
import io.tailrace.sink.database.PostgresSettings;
import io.tailrace.sink.database.SqliteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace database copy}. For one thread. */
@Command(
    name = "copy",
    description = {
      "Copies database.db into an empty PostgreSQL schema: people, suppressions, deliveries,"
          + " activity, counts, names and the position.",
      "The server must be stopped. User, password and schema are those of the configuration."
    },
    footer = {"", "Example: tailrace database copy --to jdbc:postgresql://db.internal:5432/app"})
final class DatabaseCopyCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "Where to, as in database.url: jdbc:postgresql://host:port/database.")
  private String to;

  @Mixin private FolderOptions folder;

  DatabaseCopyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call()
      throws CommandFailedException, FolderTakenException, IOException, SinkUnavailableException {
    Configuration configuration = folder.configuration(shell);
    PostgresSettings settings = target(configuration.sinks().get(DatabaseConfig.class));
    try (FolderAccess.OpenFolder open = shell.folders().open(configuration)) {
      return copy(open.parts().folder(), settings);
    }
  }

  private int copy(Path data, PostgresSettings settings)
      throws CommandFailedException, SinkUnavailableException {
    try (Database from = Database.sqlite(SqliteSettings.in(data));
        Database target = Database.postgres(settings)) {
      List<DatabaseCopy.Copied> copied = new DatabaseCopy(from, target).run(this::say);
      long rows = copied.stream().mapToLong(DatabaseCopy.Copied::rows).sum();
      shell.say(
          ValueText.count(rows, "row")
              + " copied and counted again there. Now set database.url, move "
              + data.resolve("database.db")
              + " and the files that begin with its name away, and start the server: it goes on"
              + " where this one stopped.");
      return ExitCode.OK;
    } catch (DatabaseCopy.CopyRefusedException e) {
      throw CommandFailedException.failed(e.getMessage());
    }
  }

  private PostgresSettings target(DatabaseConfig config) throws CommandFailedException {
    if (PostgresAddress.namesUser(to) || !PostgresAddress.isUrl(to)) {
      throw CommandFailedException.usage(
          "--to takes jdbc:postgresql://host:port/database; user and password are database.user and"
              + " database.password of the configuration.");
    }
    String user = config.user().isEmpty() ? null : config.user();
    var address = new PostgresAddress(to, user, config.password()::value);
    return PostgresSettings.at(address).withSchema(config.schema());
  }

  private void say(DatabaseCopy.Copied table) {
    shell.out().println(table.table() + ": " + ValueText.count(table.rows(), "row"));
  }
}
