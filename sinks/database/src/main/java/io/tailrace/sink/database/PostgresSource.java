package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connects to a PostgreSQL server. What the URL says stays; what it does not say is set so that
 * nothing hangs. Not the schema, which a pool in between would refuse: each transaction says it.
 * Safe for use by many threads.
 */
final class PostgresSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // nobody serializes it
  private final PostgresAddress address;

  /**
   * @param network how long the server may be silent
   */
  PostgresSource(PostgresSettings settings, Duration network) {
    this.address = settings.address();
    setUrl(address.url());
    Properties said = address.parameters();
    if (address.user() != null) {
      setUser(address.user());
    }
    setReWriteBatchedInserts(false); // we read how many rows each changed
    int connect = seconds(settings.limits().connect());
    unlessSaid(said, "connectTimeout", () -> setConnectTimeout(connect));
    unlessSaid(said, "loginTimeout", () -> setLoginTimeout(connect));
    unlessSaid(said, "socketTimeout", () -> setSocketTimeout(seconds(network)));
    unlessSaid(said, "tcpKeepAlive", () -> setTcpKeepAlive(true));
    unlessSaid(said, "ApplicationName", () -> setApplicationName("tailrace"));
    unlessSaid(said, "maxResultBuffer", () -> setMaxResultBuffer("64M"));
  }

  private static void unlessSaid(Properties said, String name, Runnable set) {
    if (!said.containsKey(name)) {
      set.run();
    }
  }

  private static int seconds(Duration time) {
    return (int) Math.max(1, time.toSeconds());
  }

  /** Asks for the password each time. */
  @Override
  public Connection getConnection() throws SQLException {
    String password = address.password().get().orElse(getPassword());
    return super.getConnection(getUser(), password);
  }
}
