package io.tailrace.testkit.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that nobody vouches for, made anew by the JDK's keytool.
 *
 * @param keyStore holds it and its key; also fit for {@code javax.net.ssl.trustStore}
 */
public record OwnCertificate(Path keyStore) {
  public static final String PASSWORD = "changeit";

  /**
   * Makes one, valid for two days.
   *
   * @param folder where its key store is put
   * @param name the only name it is good for, as keytool writes it: {@code ip:127.0.0.1} or {@code
   *     dns:localhost}
   */
  public static OwnCertificate make(Path folder, String name)
      throws IOException, InterruptedException {
    Path store = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(keytool.toString(), "-genkeypair"));
    command.addAll(List.of("-alias", "own", "-keyalg", "EC", "-dname", "CN=tailrace.example"));
    command.addAll(List.of("-validity", "2", "-ext", "san=" + name, "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
    return new OwnCertificate(store);
  }

  /** For a server that shows this certificate. */
  public SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keyStore)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
