package io.tailrace.cli;

import io.tailrace.server.ServerFile;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a container's health check runs: exits with 0 if the server that has the data folder in
 * {@code TAILRACE_DATA_DIR} is ready. No command, since reading a command line takes longer than
 * the question, which is asked every half minute. Stateless.
 */
public final class ReadyMain {
  private static final int MILLIS = 4_000;

  private ReadyMain() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(System.getenv().getOrDefault("TAILRACE_DATA_DIR", "data"));
    try {
      System.exit(isReady(folder) ? 0 : 1);
    } catch (IOException e) {
      System.err.println("the server does not answer: " + e.getMessage());
      System.exit(1);
    }
  }

  static boolean isReady(Path folder) throws IOException {
    Optional<ServerFile> server = ServerFile.read(folder);
    if (server.isEmpty()) {
      throw new IOException("none has " + folder);
    }
    var address = server.get().admin().resolve("/health/ready").toURL();
    var connection = (HttpURLConnection) address.openConnection();
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
  }
}
