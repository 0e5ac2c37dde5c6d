package io.tailrace.server;

import io.tailrace.core.file.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code server.json} in the data folder: where the running server's admin port is and the token
 * that opens it, so that the command line finds it. Readable by its owner alone. Immutable.
 */
public record ServerFile(long pid, URI admin, String token) {
  private static final String NAME = "server.json";

  /** Writes it; no reader sees half of it. */
  public void write(Path folder) throws IOException {
    String json =
        JsonMapper.shared()
            .writeValueAsString(Map.of("pid", pid, "admin", admin.toString(), "token", token));
    OwnerOnly.replace(folder.resolve(NAME), (json + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Removes it; a server that was killed leaves its own behind, which the folder's lock tells from
   * a live one.
   */
  public static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }

  /**
   * The one in this folder, if there is one and it can be read: a loss of power may leave an empty
   * one.
   */
  public static Optional<ServerFile> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var json = JsonMapper.shared().readTree(Files.readString(file));
      URI admin = URI.create(json.path("admin").asString());
      return admin.isAbsolute()
          ? Optional.of(
              new ServerFile(json.path("pid").asLong(), admin, json.path("token").asString()))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
