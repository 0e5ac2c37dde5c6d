package io.tailrace.dashboard.sql;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.QueryLimits;
import io.tailrace.operations.QueryRows;
import io.tailrace.operations.SqlQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks in SQL. A link holds the question, but only a form runs it: a link in somebody's mail must
 * start nothing that takes long. Safe for use by many threads.
 *
 * @param runs whether it runs what it is given
 */
record SqlPage(SqlQuery sql, InstantSource clock, boolean runs) implements DashboardPage {
  private static final QueryLimits SHOWN = new QueryLimits(Duration.ofSeconds(30), 1_000);
  private static final QueryLimits FILE = new QueryLimits(Duration.ofSeconds(60), 100_000);
  private static final QueryLimits TRIAL = new QueryLimits(Duration.ofSeconds(2), 1);

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    String query = request.text("q", "");
    List<SqlStore> stores = stores(request.text("on"));
    Optional<SqlStore> chosen = stores.stream().filter(SqlStore::chosen).findFirst();
    boolean bars = "bars".equals(request.text("as"));
    if (runs && "csv".equals(request.text("format"))) {
      return file(chosen.map(SqlStore::name).orElse(null), query);
    }
    SqlAnswer answer =
        runs && chosen.isPresent() && !query.isBlank()
            ? answered(chosen.get().name(), query, bars)
            : null;
    var model = new SqlModel(query, bars, link(request, query), stores, ready(), answer);
    return new PageView("SQL", tone(model), sentence(model), "sql/sql.jte", model);
  }

  private static Tone tone(SqlModel model) {
    return model.askable() ? Tone.INFO : Tone.WARN;
  }

  private static String sentence(SqlModel model) {
    return model.askable()
        ? "Ask what the other pages do not answer: one SELECT, which reads and changes nothing."
        : "Nothing here can be asked in SQL from a page; each store below says how it is asked.";
  }

  private static String link(PageRequest request, String query) {
    return "/sql?q="
        + PathTemplate.encoded(query)
        + Stream.of("on", "as")
            .filter(name -> request.text(name) != null)
            .map(name -> "&" + name + "=" + PathTemplate.encoded(request.text(name, "")))
            .reduce("", String::concat);
  }

  private static List<SqlModel.Ready> ready() {
    return ReadyQuestions.ALL.stream()
        .map(
            it ->
                new SqlModel.Ready(
                    it.title(),
                    it.on(),
                    "/sql?q=" + PathTemplate.encoded(it.query().strip()) + "&on=" + it.on()))
        .toList();
  }

  /** Each says itself whether it can be asked, as BigQuery and PostgreSQL are asked elsewhere. */
  private List<SqlStore> stores(@Nullable String wanted) {
    String warehouse = problem("warehouse");
    String database = problem("database");
    String first = warehouse.isEmpty() || !database.isEmpty() ? "warehouse" : "database";
    String chosen = wanted == null ? first : wanted;
    return List.of(
        new SqlStore("warehouse", "Warehouse: each event", warehouse, chosen.equals("warehouse")),
        new SqlStore(
            "database",
            "Database: people, messages, suppressions",
            database,
            chosen.equals("database")));
  }

  private String problem(String store) {
    try {
      sql.run(store, "SELECT 1", TRIAL);
      return "";
    } catch (OperationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private PageFile file(@Nullable String on, String query) throws OperationException {
    return PageFile.csv("answer.csv", new SqlCells(sql.run(on, query, FILE)).file().asCsv());
  }

  private SqlAnswer answered(String on, String query, boolean wantsBars) {
    Instant start = clock.instant();
    try {
      QueryRows rows = sql.run(on, query, SHOWN);
      String took = Numbers.span(Duration.between(start, clock.instant()).abs());
      String sentence = count(rows) + " in " + took;
      SqlCells cells = new SqlCells(rows);
      Optional<BarList> bars = wantsBars ? cells.bars() : Optional.empty();
      if (bars.isPresent()) {
        return new SqlAnswer(Tone.OK, sentence, null, bars.get());
      }
      String why = wantsBars ? ". Bars need a column of numbers; this is the table." : "";
      return new SqlAnswer(Tone.OK, sentence + why, cells.table(), null);
    } catch (OperationException e) {
      return SqlAnswer.failed(String.valueOf(e.getMessage()));
    }
  }

  private static String count(QueryRows rows) {
    String count = Numbers.of(rows.rows().size(), "row");
    return rows.truncated() ? "The first " + count + "; the CSV has up to 100,000;" : count;
  }
}
