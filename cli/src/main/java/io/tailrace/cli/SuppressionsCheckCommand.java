package io.tailrace.cli;

import io.tailrace.admin.ContactEndpoints;
import io.tailrace.core.FeedPath;
import io.tailrace.operations.suppressed.SuppressionComparison;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace suppressions check}. For one thread. */
@Command(
    name = "check",
    description = {
      "Compares them with those of Customer.io's mail server, both ways; changes nothing.",
      "Needs an App API key (TAILRACE_APP_API_KEY). Who sends by a mail server of their own has no"
          + " list there."
    },
    footer = {"", "Exits with 1 if they differ."})
final class SuppressionsCheckCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("where"),
          ListColumn.of("address"),
          ListColumn.of("reason"),
          ListColumn.of("detail"),
          ListColumn.of("since"),
          ListColumn.of("meaning"));

  @Option(
      names = "--feed",
      paramLabel = "F",
      defaultValue = FeedPath.DEFAULT_FEED,
      description = "Whose workspace and addresses. Defaults to the default feed's.")
  private String feed;

  @Mixin private FormatOption format;

  SuppressionsCheckCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    SuppressionComparison compared =
        questions.askCustomerIo(ContactEndpoints.CHECK.question().with("feed", feed));
    if (!compared.differences().isEmpty()) {
      Listing.of(COLUMNS, compared.differences()).print(format.begin(shell()), shell());
    }
    shell().say(summary(compared));
    return compared.differences().isEmpty() ? ExitCode.OK : ExitCode.NO;
  }

  private static String summary(SuppressionComparison compared) {
    return String.format(
        Locale.ROOT,
        "%,d suppressed here, %,d at Customer.io, %,d in both: %,d here alone, %,d there alone%s."
            + " %,d blocked there suppress nobody here.",
        compared.here(),
        compared.there(),
        compared.both(),
        compared.onlyHere(),
        compared.onlyThere(),
        compared.truncated() ? " (the first are listed)" : "",
        compared.blocks());
  }
}
