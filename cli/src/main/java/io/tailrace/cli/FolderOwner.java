package io.tailrace.cli;

import io.tailrace.server.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose a data folder is. A command that opened its files as another user, root above all, would
 * leave files there that the server may not write. Immutable.
 */
record FolderOwner(Path folder, UserPrincipal user) {
  private static final Path PROCESS = Path.of("/proc/self");

  /** For the user that this process runs as. */
  public static FolderOwner of(Path folder) throws IOException {
    return new FolderOwner(folder, self());
  }

  private static UserPrincipal self() throws IOException {
    if (Files.exists(PROCESS)) {
      return Files.getOwner(PROCESS.toRealPath());
    }
    return PROCESS
        .getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(System.getProperty("user.name"));
  }

  /**
   * Looks before anything is opened.
   *
   * @throws IOException it is another user's; the message says whose, and what to do
   */
  public void require() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    if (!Files.isExecutable(folder)) {
      throw refusal(Files.getOwner(folder));
    }
    // A folder without files may be anybody's, as a container's volume is.
    Optional<Path> made =
        Stream.of(DataFolder.LOCK, "log.db", "database.db")
            .map(folder::resolve)
            .filter(Files::exists)
            .findFirst();
    if (made.isPresent() && !Files.getOwner(made.get()).equals(user)) {
      throw refusal(Files.getOwner(made.get()));
    }
  }

  /** Of a folder whose files this user may not even read. */
  public IOException refusal() throws IOException {
    return refusal(Files.getOwner(folder));
  }

  private IOException refusal(UserPrincipal owner) {
    return new IOException(
        "the data folder "
            + folder
            + " belongs to the user "
            + owner.getName()
            + ", and this command runs as "
            + user.getName()
            + ". Nothing was opened, so that no file in it comes to belong to another. Run it as"
            + " that user, as in 'sudo -u "
            + owner.getName()
            + " tailrace ...'");
  }
}
