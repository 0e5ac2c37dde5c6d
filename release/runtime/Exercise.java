import java.io.FileInputStream;
import java.io.IOException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Does on the release's own runtime what needs parts of Java that no jar refers to. One thread. */
final class Exercise {
  public static void main(String[] keys) throws Exception {
    sayTls(keys[0]);
    sayEngine("jdbc:sqlite::memory:", "select sqlite_version()");
    sayEngine("jdbc:duckdb:", "select version()");
    for (String name :
        List.of(
            "org.postgresql.Driver",
            "org.postgresql.gss.GssAction",
            "io.lettuce.core.RedisClient",
            "io.netty.channel.nio.NioEventLoop",
            "com.google.cloud.bigquery.storage.v1.BigQueryWriteClient",
            "io.grpc.internal.DnsNameResolverProvider")) {
      Class.forName(name);
    }
    KeyStore trusted = KeyStore.getInstance("JKS");
    try (FileInputStream in =
        new FileInputStream(System.getProperty("java.home") + "/lib/security/cacerts")) {
      trusted.load(in, null);
    }
    System.out.println("  classes of PostgreSQL, Redis and BigQuery load; " + trusted.size() + " authorities are trusted");
  }

  private static void sayTls(String keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (FileInputStream in = new FileInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(store, "changeit".toCharArray());
    TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
    others.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    try (SSLServerSocket server =
            (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
        SSLSocket client =
            (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.getLocalPort())) {
      Thread answering = Thread.ofPlatform().start(() -> answer(server));
      client.startHandshake();
      System.out.println("  TLS: " + client.getSession().getProtocol() + ", " + client.getSession().getCipherSuite());
      client.close();
      answering.join();
    }
  }

  private static void answer(SSLServerSocket server) {
    try (SSLSocket accepted = (SSLSocket) server.accept()) {
      accepted.startHandshake();
      accepted.getInputStream().read();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sayEngine(String url, String question) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet answer = connection.createStatement().executeQuery(question)) {
      answer.next();
      System.out.println("  " + url + " " + answer.getString(1));
    }
  }
}
