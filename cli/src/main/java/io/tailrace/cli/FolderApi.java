package io.tailrace.cli;

import io.tailrace.admin.Api;
import io.tailrace.admin.ApiRequest;
import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.LocalApi;
import io.tailrace.admin.RemoteApi;
import io.tailrace.admin.ServerAddress;
import io.tailrace.admin.VisitorApi;
import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.EntryWay;
import io.tailrace.admin.access.Visitor;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks the server that runs on a data folder, or, if none does, opens the folder's files under its
 * lock; a log that several processes share is opened beside them. What Customer.io alone can answer
 * is asked without a folder where there is none. Opens nothing before the first question, nor once
 * a server has answered: while it restarts, nobody else may have its folder. For one thread.
 */
final class FolderApi implements Api, AutoCloseable {
  private final Configuration configuration;
  private final FolderAccess access;
  private final boolean needed;
  private FolderAccess.OpenFolder folder;
  private Api local;
  private boolean forChanges;
  private boolean answered;

  /**
   * Makes one.
   *
   * @param needed whether a folder must be there
   */
  FolderApi(Configuration configuration, FolderAccess access, boolean needed) {
    this.configuration = configuration;
    this.access = access;
    this.needed = needed;
  }

  @Override
  public ApiResponse call(ApiRequest request) throws IOException {
    if (local != null && !forChanges && !request.onlyReads()) {
      close();
      local = open(request);
    }
    if (local == null) {
      Optional<ServerAddress> server = access.server(folder());
      Optional<ApiResponse> answer =
          server.map(this::withToken).flatMap(address -> askedServer(address, request));
      if (answer.isPresent()) {
        answered = true;
        return answer.get();
      }
      if (answered) {
        return ApiResponse.error(503, "The server has stopped, or does not answer any more.");
      }
      if (request.asksServer()) {
        return ApiResponse.error(
            503, "No server runs on " + folder() + ". Start one with 'tailrace serve'.");
      }
      local = open(request);
    }
    return local.call(request).settled();
  }

  /** A configured token may have been changed since the server wrote its own down. */
  private ServerAddress withToken(ServerAddress address) {
    String token = configuration.server().adminToken().value().orElse(address.token());
    return new ServerAddress(address.admin(), token);
  }

  /**
   * Empty if the server is gone: one that was killed leaves its address behind, where another may
   * listen by now, to which our token means nothing.
   */
  private static Optional<ApiResponse> askedServer(ServerAddress address, ApiRequest request) {
    try {
      ApiResponse answer = new RemoteApi(address).call(request);
      return answer.status() == 401 ? Optional.empty() : Optional.of(answer);
    } catch (ConnectException gone) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          ApiResponse.error(503, "The server at " + address + " did not answer: " + e));
    }
  }

  /** What is only asked leaves the files as they lie; the first change opens them to write. */
  private Api open(ApiRequest request) throws IOException {
    if (!configuration.log().isShared() && !Files.isDirectory(folder())) {
      return withoutFolder(
          new IOException(
              "There is no data folder at "
                  + folder()
                  + ". 'tailrace serve' makes it; --data-dir or TAILRACE_DATA_DIR name another"
                  + " one."));
    }
    try {
      forChanges = !request.onlyReads();
      folder = forChanges ? access.open(configuration) : access.openToRead(configuration);
      return forChanges ? audited(folder.parts()) : new LocalApi(folder.parts());
    } catch (IOException e) {
      return withoutFolder(e);
    } catch (Exception e) {
      return withoutFolder(new IOException(e.getMessage(), e));
    }
  }

  /** Whoever may write the files may do all; the audit says that it was they. */
  private Api audited(OperationContext parts) {
    var who = new Visitor(System.getProperty("user.name"), AccessRole.ADMIN, EntryWay.FILES);
    var trail = new AuditTrail(new AuditLog(folder(), parts.clock()));
    var visitors = new VisitorApi(new LocalApi(parts), trail);
    return request -> visitors.call(who, request);
  }

  private Api withoutFolder(IOException why) throws IOException {
    if (needed) {
      throw why;
    }
    return LocalApi.withoutFolder(access.workspaces(configuration), InstantSource.system());
  }

  private Path folder() {
    return configuration.server().dataDir();
  }

  @Override
  public void close() {
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }
}
