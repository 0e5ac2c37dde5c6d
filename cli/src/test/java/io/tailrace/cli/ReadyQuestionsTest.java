package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.dashboard.sql.ReadyQuestion;
import io.tailrace.dashboard.sql.ReadyQuestions;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.QueryLimits;
import io.tailrace.operations.SqlQuery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The questions that the page of SQL offers are answered by DuckDB and SQLite. */
class ReadyQuestionsTest {
  @TempDir static Path path;
  private static RealFolder folder;

  @BeforeAll
  static void open() throws Exception {
    folder = new RealFolder(path);
    folder.receive(Bodies.opened("e1", "ada"));
    folder.deliver();
  }

  @AfterAll
  static void close() {
    folder.close();
  }

  static List<ReadyQuestion> questions() {
    return ReadyQuestions.ALL;
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isAnswered(ReadyQuestion question) throws Exception {
    var sql = new SqlQuery(folder.parts(true));
    assertThat(sql.run(question.on(), question.query(), QueryLimits.DEFAULT).columns())
        .isNotEmpty();
  }
}
