package io.tailrace.sink.bigquery;

import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * How BigQuery is reached: with the application default credentials, which may be a service
 * account's, a key file's or a workload identity's. Immutable.
 *
 * @param rest the REST API, without a path
 * @param grpc host and port of the Storage Write API
 * @param plaintext whether without encryption and without credentials: for a simulated BigQuery
 *     alone
 */
public record Access(URI rest, String grpc, boolean plaintext) {
  private static final List<String> SCOPE = List.of("https://www.googleapis.com/auth/bigquery");

  /** Google's. */
  public static final Access DEFAULT =
      new Access(
          URI.create("https://bigquery.googleapis.com"),
          "bigquerystorage.googleapis.com:443",
          false);

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
    return new Access(rest, parts.get(1), rest.getScheme().equals("http"));
  }

  /** As whom; null where nobody asks. */
  GoogleCredentials credentials() throws IOException {
    return plaintext ? null : GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
  }
}
