package io.tailrace.sink.bigquery;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How BigQuery is reached, and as whom. Immutable.
 *
 * @param rest the REST API, without a path
 * @param grpc host and port of the Storage Write API
 * @param plaintext whether without encryption and without credentials: for a simulated BigQuery
 *     alone
 * @param keyFile a service account's key, or a workload identity's configuration; null for the
 *     application default credentials
 */
public record Access(URI rest, String grpc, boolean plaintext, Path keyFile) {

  /** Google's, with the application default credentials. */
  public static final Access DEFAULT =
      new Access(
          URI.create("https://bigquery.googleapis.com"),
          "bigquerystorage.googleapis.com:443",
          false,
          null);

  /**
   * Another endpoint: the REST API's address, a comma, host and port of gRPC, as in {@code
   * http://127.0.0.1:9050,127.0.0.1:9060}. With {@code http:} nothing is encrypted and no
   * credentials are sent.
   *
   * @throws IllegalArgumentException if it is none; says what it should look like
   */
  public static Access at(String endpoint) {
    List<String> parts = List.of(endpoint.split(",", -1));
    if (parts.size() != 2 || !parts.get(0).matches("https?://[^/]+")) {
      throw new IllegalArgumentException(
          "is not of the form http://HOST:PORT,HOST:PORT (the REST API, then gRPC)");
    }
    URI rest = URI.create(parts.get(0));
    return new Access(rest, parts.get(1), rest.getScheme().equals("http"), null);
  }

  /** The same, as the one whose key is in this file. */
  public Access withKeyFile(Path file) {
    return new Access(rest, grpc, plaintext, file);
  }
}
