package io.tailrace.cli;

import io.tailrace.admin.ServerAddress;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.sqlite.NotAtRestException;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Workspaces;
import io.tailrace.pipeline.Closing;
import io.tailrace.server.ConfiguredAppApi;
import io.tailrace.server.DataFolder;
import io.tailrace.server.FolderLock;
import io.tailrace.server.FolderTakenException;
import io.tailrace.server.Machine;
import io.tailrace.server.PipelineWiring;
import io.tailrace.server.ServerFile;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the command line comes to a data folder: by the server that runs on it, or by its files.
 * Stateless.
 */
final class Folders implements FolderAccess {
  private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

  @Override
  public Optional<ServerAddress> server(Path folder) throws IOException {
    try {
      return ServerFile.read(folder).map(file -> new ServerAddress(file.admin(), file.token()));
    } catch (AccessDeniedException e) {
      IOException refusal = FolderOwner.of(folder).refusal();
      refusal.initCause(e);
      throw refusal;
    }
  }

  @Override
  public OpenFolder open(Configuration configuration) throws IOException, FolderTakenException {
    Closing closing = new Closing();
    try {
      Path folder = configuration.server().dataDir();
      FolderOwner.of(folder).require();
      if (!configuration.log().isShared()) {
        closing.add("the data folder", DataFolder.take(folder));
      }
      PipelineWiring pipeline =
          closing.add(
              "the files",
              PipelineWiring.open(folder, configuration, Machine.by(InstantSource.system())));
      return new Opened(pipeline.stopped(), closing);
    } catch (EngineRefusedException e) {
      closing.close();
      throw new IOException(e.getMessage(), e);
    } catch (IOException | FolderTakenException | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** A folder on a log that several processes share has no lock, so others may be writing there. */
  @Override
  public OpenFolder openToRead(Configuration configuration)
      throws IOException, FolderTakenException {
    Path folder = configuration.server().dataDir();
    if (configuration.log().isShared()) {
      return open(configuration);
    }
    FolderOwner.of(folder).require();
    Optional<FolderLock> lock = FolderLock.share(folder);
    if (lock.isEmpty()) {
      return open(configuration);
    }
    Closing closing = new Closing();
    closing.add("the data folder", lock.get());
    try {
      PipelineWiring pipeline =
          closing.add(
              "the files", PipelineWiring.atRest(folder, configuration, InstantSource.system()));
      return new Opened(pipeline.stopped(), closing);
    } catch (NotAtRestException e) {
      closing.close();
      LOG.warn(
          "The files in {} are opened to be written, though this only reads: {}",
          folder,
          e.getMessage());
      return open(configuration);
    } catch (EngineRefusedException e) {
      closing.close();
      throw new IOException(e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  @Override
  public Workspaces workspaces(Configuration configuration) {
    return new ConfiguredAppApi(configuration.feeds());
  }

  private record Opened(OperationContext parts, Closing closing) implements OpenFolder {
    @Override
    public void close() {
      closing.close();
    }
  }
}
