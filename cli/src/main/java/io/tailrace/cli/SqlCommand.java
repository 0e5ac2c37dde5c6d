package io.tailrace.cli;

import io.tailrace.admin.Endpoint;
import io.tailrace.admin.Endpoints;
import io.tailrace.admin.LineStream;
import io.tailrace.admin.Question;
import io.tailrace.operations.QueryRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace sql}. For one thread. */
@Command(
    name = "sql",
    description = {
      "Answers one SELECT on the warehouse or the database, read-only.",
      "The warehouse has one row per event in delivery_events; the database has people, deliveries,"
          + " suppressions, do_not_contact, activity and hourly_counts. PostgreSQL and BigQuery are"
          + " asked with their own tools, which the refusal names."
    },
    footer = {
      "",
      "Examples:",
      "  tailrace sql \"SELECT event_type, count(*) FROM delivery_events GROUP BY 1 ORDER BY 2"
          + " DESC\"",
      "  tailrace sql --on database \"SELECT * FROM do_not_contact\" --format csv",
      "  tailrace sql \"SELECT * FROM delivery_events\" --max-rows 0 --timeout 600 --format csv >"
          + " all.csv",
      "  tailrace sql - < query.sql",
      "Exits with 1 if there were more rows than it gives unasked."
    })
final class SqlCommand extends ApiCommand {
  private static final int USUAL_ROWS = 10_000;

  @Parameters(paramLabel = "QUERY", description = "The SELECT; - reads it from standard input.")
  private String query;

  @Option(
      names = "--on",
      paramLabel = "STORE",
      description = "warehouse or database. Defaults to the warehouse, if there is one.")
  private String on;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Ends the query after that long. Defaults to 30.")
  private int timeoutSeconds;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description =
          "Stops after that many rows; 0 = gives all of them, as csv or json. Defaults to 10000,"
              + " and to failure if there are more.")
  private Integer maxRows;

  @Mixin private FormatOption format;

  SqlCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    return maxRows != null && maxRows == 0 ? all(questions) : some(questions);
  }

  private int some(Questions questions) throws CommandFailedException, IOException {
    QueryRows answer =
        questions.ask(
            asked(Endpoints.SQL).with("max_rows", maxRows == null ? USUAL_ROWS : maxRows));
    listing(answer).print(format.begin(shell()), shell());
    if (!answer.truncated()) {
      return ExitCode.OK;
    }
    long rows = answer.rows().size();
    shell().out().flush();
    shell()
        .say(
            "Only the first "
                + ValueText.count(rows, "row")
                + ": '--max-rows 0 --format csv' gives all of them.");
    // Who named a number got what was asked for.
    return maxRows != null && rows >= maxRows ? ExitCode.OK : ExitCode.NO;
  }

  private int all(Questions questions) throws CommandFailedException, IOException {
    Format as = format.begin(shell());
    if (as == Format.TABLE) {
      throw CommandFailedException.usage("--max-rows 0 needs --format csv or json.");
    }
    LineStream rows = questions.ask(asked(Endpoints.SQL_ROWS));
    RowPrinter printer = new RowPrinter(as, shell());
    rows.each(printer);
    printer.end();
    return ExitCode.OK;
  }

  private <T> Question<T> asked(Endpoint<T> endpoint) throws IOException {
    boolean standardInput = query.equals("-");
    String text =
        standardInput ? new String(shell().in().readAllBytes(), StandardCharsets.UTF_8) : query;
    return endpoint
        .question()
        .with("query", text)
        .with("on", on)
        .with("timeout_seconds", timeoutSeconds);
  }

  private static Listing listing(QueryRows answer) {
    List<ListColumn> columns = new ArrayList<>();
    for (String name : answer.columns()) {
      columns.add(ListColumn.asTyped(name, columns.size()));
    }
    return Listing.of(columns, answer.rows());
  }
}
