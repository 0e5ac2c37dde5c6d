package io.tailrace.cli;

import io.tailrace.admin.Endpoints;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace suppressions lift}. For one thread. */
@Command(name = "lift", description = "Allows an address again, and notes who allowed it.")
final class SuppressionsLiftCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("feed"),
          ListColumn.of("object_type"),
          ListColumn.of("address"),
          ListColumn.of("reason"),
          ListColumn.of("cause"),
          ListColumn.of("last_event_at"),
          ListColumn.of("failure_message"));

  @Parameters(
      paramLabel = "ADDRESS",
      description = "The e-mail address, phone number or device token.")
  private String address;

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "Why it may be written to again; kept with it.")
  private String why;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who allows it. Defaults to this user's name.")
  private String by = System.getProperty("user.name");

  @Option(
      names = "--type",
      paramLabel = "T",
      description = "Only for this channel: email, sms, push and so on.")
  private String type;

  @Option(names = "--feed", paramLabel = "F", description = "Only in this feed.")
  private String feed;

  @Mixin private Consent consent;
  @Mixin private FormatOption format;

  SuppressionsLiftCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    consent.requireSomebody(shell());
    List<Map<String, Object>> foreseen = lift(questions, true);
    if (foreseen.isEmpty()) {
      shell().say("Nothing suppresses '" + address + "' now; nothing was done.");
      return ExitCode.NO;
    }
    Listing.of(COLUMNS, foreseen).print(format.begin(shell()), shell());
    if (consent.dryRun()) {
      shell().say("A dry run: nothing was done.");
      return ExitCode.OK;
    }
    if (!consent.given(shell(), "Lift " + ValueText.count(foreseen.size(), "suppression") + "?")) {
      return ExitCode.NO;
    }
    int lifted = lift(questions, false).size();
    shell()
        .say(
            "Lifted "
                + ValueText.count(lifted, "suppression")
                + ". A later bounce for a fault of the address, or a complaint, suppresses it"
                + " again.");
    return ExitCode.OK;
  }

  private List<Map<String, Object>> lift(Questions questions, boolean dryRun)
      throws CommandFailedException, IOException {
    return questions
        .ask(
            Endpoints.LIFT
                .question()
                .with("address", address)
                .with("why", why)
                .with("by", by)
                .with("type", type)
                .with("feed", feed)
                .with("dry_run", dryRun))
        .lifted();
  }
}
