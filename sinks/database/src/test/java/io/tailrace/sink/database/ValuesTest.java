package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is folded in memory and what is folded in the database must come to the same. */
class ValuesTest {
  private static final String[] TEXTS = {
    "", "a", "A", "aa", "b", "é", "\uFFFD", "\uE000", "😀", "😀a", "a😀", "a\uFFFD", "\uD7FF",
    "2026", "10", "9"
  };

  @Test
  void textIsComparedAsTheDatabaseDoes() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        PreparedStatement less = connection.prepareStatement("SELECT ? < ?")) {
      for (String left : TEXTS) {
        for (String right : TEXTS) {
          less.setString(1, left);
          less.setString(2, right);
          try (ResultSet row = less.executeQuery()) {
            assertThat(Values.compare(left, right) < 0)
                .as("'%s' < '%s'", left, right)
                .isEqualTo(row.getBoolean(1));
          }
        }
      }
    }
  }

  @Test
  void numbersAreComparedByValue() {
    assertThat(Values.compare(9L, 10L)).isNegative();
  }
}
