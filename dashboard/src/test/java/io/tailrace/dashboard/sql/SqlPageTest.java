package io.tailrace.dashboard.sql;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.Asking;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import io.tailrace.operations.series.DatabaseKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a database alone: there is no warehouse to ask. */
class SqlPageTest {
  private static final Asking ASKING = new Asking("/sql", AccessRole.ANALYST, FiguresScene.NOW);
  private static final String KINDS =
      "SELECT metric, count(*) AS events FROM activity GROUP BY metric ORDER BY metric";

  @TempDir Path folder;
  private FiguresScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, DatabaseKind.SQLITE.in(folder));
    scene.write(
        "default",
        List.of(
            body("a", "email_sent", FiguresScene.NOW, "\"recipient\":\"ann@gmail.com\""),
            body("b", "email_sent", FiguresScene.NOW, "\"recipient\":\"bob@gmail.com\""),
            body("c", "email_opened", FiguresScene.NOW, "\"recipient\":\"bob@gmail.com\"")));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static SqlModel page(OperationContext parts, String method, String... query)
      throws Exception {
    return (SqlModel) ((PageView) route(parts, method).page().answer(ASKING.with(query))).model();
  }

  private static PageRoute route(OperationContext parts, String method) {
    return SqlPages.of(parts).stream()
        .filter(route -> route.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private SqlModel run(String... query) throws Exception {
    return page(scene.parts("default"), "POST", query);
  }

  @Test
  void aLinkShowsItsQuestionAndRunsNothing() throws Exception {
    SqlModel model = page(scene.parts("default"), "GET", "q", KINDS);
    assertThat(model.query()).isEqualTo(KINDS);
    assertThat(model.answer()).isNull();
  }

  @Test
  void aFormRunsIt() throws Exception {
    SqlModel model = run("q", KINDS, "on", "database");
    assertThat(model.answer().tone()).isEqualTo(Tone.OK);
    assertThat(model.answer().sentence()).startsWith("2 rows in ");
    assertThat(model.answer().table().rows())
        .extracting(row -> row.stream().map(TableCell::text).toList())
        .containsExactly(List.of("opened", "1"), List.of("sent", "2"));
    assertThat(model.link()).startsWith("/sql?q=SELECT%20metric").endsWith("&on=database");
  }

  @Test
  void asBarsWhereThereIsANumber() throws Exception {
    assertThat(run("q", KINDS, "as", "bars").answer().bars().bars()).hasSize(2);
    SqlModel none = run("q", "SELECT 'a' AS letter", "as", "bars");
    assertThat(none.answer().bars()).isNull();
    assertThat(none.answer().sentence()).contains("Bars need a column of numbers");
  }

  @Test
  void asAFile() throws Exception {
    PageFile file =
        (PageFile)
            route(scene.parts("default"), "POST")
                .page()
                .answer(ASKING.with("q", KINDS, "format", "csv"));
    assertThat(file.text()).isEqualTo("metric,events\r\nopened,1\r\nsent,2\r\n");
  }

  @Test
  void whatCannotBeAnsweredIsSaidInItsPlace() throws Exception {
    SqlModel wrong = run("q", "SELECT a FROM nowhere");
    assertThat(wrong.answer().tone()).isEqualTo(Tone.BAD);
    assertThat(wrong.answer().sentence()).contains("nowhere");
    assertThat(wrong.answer().table()).isNull();
    assertThat(run("q", "DELETE FROM activity").answer().tone()).isEqualTo(Tone.BAD);
    assertThat(run("q", KINDS).answer().table().rows()).as("nothing was deleted").hasSize(2);
    assertThatThrownBy(
            () ->
                route(scene.parts("default"), "POST")
                    .page()
                    .answer(ASKING.with("q", "SELECT x", "format", "csv")))
        .isInstanceOf(OperationException.class);
  }

  @Test
  void eachStoreSaysWhetherItCanBeAsked() throws Exception {
    SqlModel model = page(scene.parts("default"), "GET");
    assertThat(model.stores().get(0).problem()).isEqualTo("There is no warehouse here to ask.");
    assertThat(model.stores().get(1).usable()).isTrue();
    assertThat(model.stores().get(1).chosen()).as("the one that can").isTrue();

    OperationContext neither = new Scene(folder).parts(true);
    assertThat(page(neither, "GET").askable()).isFalse();
    PageView view = (PageView) route(neither, "GET").page().answer(ASKING.with());
    assertThat(view.tone()).isEqualTo(Tone.WARN);
    assertThat(page(neither, "POST", "q", "SELECT 1").answer().tone()).isEqualTo(Tone.BAD);
  }
}
