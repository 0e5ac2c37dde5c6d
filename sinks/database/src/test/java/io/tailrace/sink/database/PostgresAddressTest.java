package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/db",
        "jdbc:postgresql://h:5432/db?user=ann&password=s%40cret",
        "jdbc:postgresql://a,b:5433/app?targetServerType=primary",
        "jdbc:postgresql://[::1]:5432/db",
        "jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres",
        "jdbc:postgresql:db",
        "jdbc:postgresql://h/?sslmode=require"
      })
  void takesWhatTheDriverTakes(String url) {
    assertThat(PostgresAddress.isUrl(url)).isTrue();
    assertThat(PostgresAddress.namesUser(url)).isFalse();
  }

  /** The driver would repeat it as a port that it cannot read. */
  @Test
  void aPasswordReachesNoLog() {
    List<String> logged = new CopyOnWriteArrayList<>();
    Logger root = Logger.getLogger("org.postgresql");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(new java.util.logging.SimpleFormatter().format(entry));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    root.addHandler(handler);
    try {
      for (String url :
          List.of(
              "jdbc:postgresql://u:SECRET@h/db",
              "jdbc:postgresql://u:SECRET@h:5432/db",
              "jdbc:postgresql://h:SECRET/db",
              "jdbc:postgresql://SECRET@h/db",
              "jdbc:postgresql://h/db?password=SECRET%",
              "jdbc:postgresql://u:SEC/RET@h/db")) {
        assertThat(PostgresAddress.isUrl(url)).as(url).isFalse();
      }
    } finally {
      root.removeHandler(handler);
    }
    assertThat(logged).isEmpty();
  }
}
