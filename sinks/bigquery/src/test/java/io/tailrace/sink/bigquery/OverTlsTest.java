package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * As at Google: encrypted, with credentials of either usual kind, in a process of its own. So what
 * Google's client loads only then is on the class path. Over 10 s: each test starts a process that
 * begins with no class loaded.
 */
@Timeout(180)
class OverTlsTest {
  @TempDir Path folder;
  private Path keys;

  @BeforeEach
  void makeCertificate() throws Exception {
    keys = folder.resolve("keys.p12");
    List<String> keytool =
        new ArrayList<>(List.of(tool("keytool"), "-genkeypair", "-alias", "tls"));
    keytool.addAll(List.of("-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost"));
    keytool.addAll(List.of("-storetype", "PKCS12", "-storepass", TlsFront.PASSWORD));
    keytool.addAll(List.of("-keystore", keys.toString()));
    assertThat(run(new ProcessBuilder(keytool))).endsWith("exit 0");
  }

  @Test
  void withAServiceAccountsKey() throws Exception {
    try (TokenServer tokens = TokenServer.start()) {
      Path key = serviceAccount("http://" + tokens.address() + "/token");
      writes(Map.of("GOOGLE_APPLICATION_CREDENTIALS", key.toString()));
      assertThat(tokens.given()).isPositive();
    }
  }

  @Test
  @Tag("full")
  void withTheMachinesOwnAccount() throws Exception {
    try (TokenServer tokens = TokenServer.start()) {
      writes(Map.of("GCE_METADATA_HOST", tokens.address()));
      assertThat(tokens.given()).isPositive();
    }
  }

  @Test
  void notWithACertificateThatNobodyVouchesFor() throws Exception {
    try (SimulatedBigQuery bigQuery = SimulatedBigQuery.start();
        TokenServer tokens = TokenServer.start()) {
      String said =
          said(bigQuery, Map.of("GCE_METADATA_HOST", tokens.address()), "PT1S", List.of());
      assertThat(said).contains("unable to find valid certification path").endsWith("exit 1");
      assertThat(bigQuery.rows(World.PROJECT, World.DATASET, Tables.EVENTS)).isEmpty();
    }
  }

  private void writes(Map<String, String> credentials) throws Exception {
    try (SimulatedBigQuery bigQuery = SimulatedBigQuery.start()) {
      List<String> trust =
          List.of(
              "-Djavax.net.ssl.trustStore=" + keys,
              "-Djavax.net.ssl.trustStorePassword=" + TlsFront.PASSWORD);
      String said = said(bigQuery, credentials, "PT60S", trust);
      assertThat(said).endsWith("exit 0");
      assertThat(bigQuery.rows(World.PROJECT, World.DATASET, Tables.EVENTS))
          .as(said)
          .hasSize(WriteOverTls.EVENTS);
    }
  }

  /** What the process said, and how it ended. */
  private String said(
      SimulatedBigQuery bigQuery,
      Map<String, String> credentials,
      String patience,
      List<String> trust)
      throws Exception {
    String[] ports = bigQuery.endpoint().replaceAll("[a-z]+://|127.0.0.1:", "").split(",", -1);
    try (TlsFront rest = TlsFront.start(keys, Integer.parseInt(ports[0]), "http/1.1");
        TlsFront grpc = TlsFront.start(keys, Integer.parseInt(ports[1]), "h2")) {
      String endpoint = "https://localhost:" + rest.port() + ",localhost:" + grpc.port();
      List<String> java = new ArrayList<>(List.of(tool("java"), "-XX:TieredStopAtLevel=1"));
      java.addAll(trust);
      java.addAll(List.of("-cp", System.getProperty("java.class.path")));
      java.addAll(List.of(WriteOverTls.class.getName(), endpoint, patience));
      ProcessBuilder process = new ProcessBuilder(java);
      process.environment().keySet().removeIf(name -> name.matches("(GOOGLE|GCE|CLOUDSDK)_.*"));
      process.environment().put("CLOUDSDK_CONFIG", folder.toString());
      process.environment().putAll(credentials);
      return run(process);
    }
  }

  private static String run(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit " + process.waitFor();
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private Path serviceAccount(String tokens) throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    byte[] key = rsa.generateKeyPair().getPrivate().getEncoded();
    return written(
        """
        {"type":"service_account","project_id":"acme","private_key_id":"1","client_id":"1",
        "client_email":"writer@acme.example","token_uri":"%s",
        "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
        """
            .formatted(tokens, Base64.getEncoder().encodeToString(key)));
  }

  private Path written(String json) throws IOException {
    return Files.writeString(folder.resolve("service-account.json"), json);
  }
}
