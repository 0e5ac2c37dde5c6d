package io.tailrace.demo;

import io.tailrace.cli.CommandFailedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A rule that somebody put into the demonstration's database: it refuses replies, which become dead
 * letters. Once the history is there the rule is gone, so that they can be replayed. For one
 * thread.
 */
public final class HouseRule {
  private static final String FILE = "database.db";
  private static final String MAKE =
      """
      CREATE TRIGGER house_rule BEFORE INSERT ON activity WHEN NEW.metric = 'replied'
      BEGIN SELECT RAISE(ABORT, 'house_rule: replies belong into the help desk'); END
      """;
  private final Connection database;

  private HouseRule(Connection database) {
    this.database = database;
  }

  /**
   * Makes it; it takes effect at once.
   *
   * @throws CommandFailedException the database could not be opened, or has no tables yet
   */
  public static HouseRule in(Path folder) throws CommandFailedException {
    try {
      HouseRule rule =
          new HouseRule(
              DriverManager.getConnection(
                  "jdbc:sqlite:" + folder.resolve(FILE) + "?busy_timeout=10000"));
      rule.run(MAKE);
      return rule;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static CommandFailedException failed(SQLException e) {
    return CommandFailedException.failed(
        "The demonstration could not change a rule in its database: " + e.getMessage());
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Takes the rule back. */
  public void lift() throws CommandFailedException {
    try (database) {
      run("DROP TRIGGER house_rule");
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
