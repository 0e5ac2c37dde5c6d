package io.tailrace.server.command;

import io.tailrace.server.api.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code tailrace sql}. For one thread. */
@Command(
    name = "sql",
    description = {
      "Answers one SELECT on the warehouse or the database, read-only.",
      "The warehouse has one row per event in delivery_events; the database has people, deliveries,"
          + " suppressions, do_not_contact, activity and hourly_counts."
    },
    footer = {
      "",
      "Examples:",
      "  tailrace sql \"SELECT event_type, count(*) FROM delivery_events GROUP BY 1 ORDER BY 2 DESC\"",
      "  tailrace sql --on database \"SELECT * FROM do_not_contact\" --format csv",
      "  tailrace sql - < query.sql"
    })
final class SqlCommand extends ApiCommand {
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
      defaultValue = "10000",
      description = "Stops after that many rows. Defaults to 10000.")
  private int maxRows;

  @Mixin private FormatOption format;

  SqlCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws Exception {
    JsonNode answer = questions.ask(ApiRequest.post("/api/sql", question()));
    listing(answer).print(format.begin(shell()), shell());
    if (answer.path("truncated").asBoolean()) {
      shell().say("Only the first " + Text.count(maxRows) + " rows; --max-rows shows more.");
    }
    return ExitCode.OK;
  }

  private ObjectNode question() throws Exception {
    boolean standardInput = query.equals("-");
    String text =
        standardInput ? new String(shell().in().readAllBytes(), StandardCharsets.UTF_8) : query;
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("query", text);
    question.put("on", on);
    question.put("timeout_seconds", timeoutSeconds);
    question.put("max_rows", maxRows);
    return question;
  }

  private static Listing listing(JsonNode answer) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode name : answer.path("columns")) {
      columns.add(Column.asTyped(Text.exact(name), columns.size()));
    }
    return new Listing(columns, answer.path("rows").valueStream().toList());
  }
}
