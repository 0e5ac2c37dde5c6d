package io.tailrace.cli;

import io.tailrace.admin.Endpoints;
import io.tailrace.operations.SuppressionOperations;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace suppressions list}. For one thread. */
@Command(
    name = "list",
    description = "Lists them, with the latest events first; lifted ones are included.")
final class SuppressionsListCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("feed"),
          ListColumn.of("object_type"),
          ListColumn.of("address"),
          ListColumn.of("reason"),
          ListColumn.of("cause"),
          ListColumn.of("since"),
          ListColumn.of("last_event_at"),
          ListColumn.of("lifted_at"),
          ListColumn.of("lifted_by"),
          ListColumn.of("why"),
          ListColumn.of("failure_message"));

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "Only this e-mail address, phone number or device token.")
  private String address;

  @Mixin private FeedOption feed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most that many, up to 1000. Defaults to 100.")
  private int limit;

  @Mixin private FormatOption format;

  SuppressionsListCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    SuppressionOperations.Page found =
        questions.ask(
            Endpoints.SUPPRESSIONS
                .question()
                .with("address", address)
                .with("feed", feed.name())
                .with("limit", limit));
    Listing.of(COLUMNS, found.suppressions()).print(format.begin(shell()), shell());
    return ExitCode.OK;
  }
}
