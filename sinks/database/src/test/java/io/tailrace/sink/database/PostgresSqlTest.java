package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is typed for PostgreSQL is asked there; the refusal says how, and what it says works. */
class PostgresSqlTest {
  private static final SqlLimits LIMITS = new SqlLimits(Duration.ofSeconds(5), 10, 50, 1_000);
  private static final Pattern ROLE = Pattern.compile("is made by: (CREATE ROLE .* TO reader)\\. ");

  private TrialDatabase trial;
  private DatabaseSink sink;

  @BeforeEach
  void open() throws Exception {
    trial =
        TrialDatabase.postgres(PostgresServer.shared().url(), PostgresServer.freshName("asked"));
    sink = new DatabaseSink(trial.database());
    sink.open();
    Writes.one(sink, Scene.email("a", "opened", 0));
  }

  @AfterEach
  void close() {
    sink.close();
    trial.close();
  }

  @Test
  void nothingIsRunAndPsqlIsNamed() {
    String said = refusal("DELETE FROM activity");
    assertThat(said)
        .contains("psql -h 127.0.0.1 -p ", " -d ", " -U reader -c 'SELECT … FROM ")
        .contains(".do_not_contact'", "--on warehouse");
    assertThat(refusal("SELECT 1")).isEqualTo(said);
  }

  @Test
  void theRoleThatItNamesReadsAndDoesNothingElse() throws Exception {
    String schema = schema();
    try (Connection admin = PostgresServer.shared().connect();
        Statement statement = admin.createStatement()) {
      statement.execute(role().replace("'…'", "'secret'"));
      try {
        assertReadsOnly(schema);
      } finally {
        statement.execute("DROP OWNED BY reader; DROP ROLE reader");
      }
    }
  }

  private static void assertReadsOnly(String schema) throws Exception {
    try (Connection reader =
            DriverManager.getConnection(
                PostgresServer.shared().url().replace("user=postgres", "user=reader"));
        Statement statement = reader.createStatement()) {
      try (var row = statement.executeQuery("SELECT count(*) FROM " + schema + ".activity")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(1);
      }
      statement.execute("SELECT * FROM " + schema + ".do_not_contact");
      assertThatThrownBy(() -> statement.execute("DELETE FROM " + schema + ".activity"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.execute("SELECT pg_read_file('/etc/passwd')"))
          .hasMessageContaining("permission denied");
    }
  }

  private String role() {
    Matcher found = ROLE.matcher(refusal("SELECT 1"));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String schema() {
    Matcher found = Pattern.compile("FROM (\\w+)\\.do_not_contact").matcher(refusal("SELECT 1"));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String refusal(String query) {
    DatabaseReader reader = new DatabaseReader(trial.database());
    return catchThrowableOfType(SqlRefusedException.class, () -> reader.sql(query, LIMITS))
        .getMessage();
  }
}
