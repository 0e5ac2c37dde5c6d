package io.tailrace.cli;

import io.tailrace.admin.CustomerIoEndpoints;
import io.tailrace.admin.Question;
import io.tailrace.core.FeedPath;
import io.tailrace.operations.Report;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace report}. For one thread. */
@Command(
    name = "report",
    description = {
      "What became of messages, by Customer.io's App API, and beside it what webhooks told us.",
      "Needs an App API key (TAILRACE_APP_API_KEY); works without a server too."
    },
    footer = {
      "",
      "Examples:",
      "  tailrace report campaign 5 --by week --last 8",
      "  tailrace report deliveries --type email",
      "Rates: delivered and bounced of those sent; opens, clicks, complaints and unsubscribes of"
          + " those delivered. 'deliveries' asks once for each campaign, newsletter and so on."
    })
final class ReportCommand extends ApiCommand {
  /** What can be reported about. */
  enum What {
    CAMPAIGN,
    NEWSLETTER,
    BROADCAST,
    TRANSACTIONAL,
    DELIVERIES
  }

  /** How long a period is. */
  enum By {
    HOUR,
    DAY,
    WEEK,
    MONTH
  }

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "campaign, newsletter, broadcast, transactional, or deliveries for all.")
  private What what;

  @Parameters(
      index = "1",
      paramLabel = "ID",
      arity = "0..1",
      description = "The message's id; none for deliveries.")
  private Long id;

  @Option(
      names = "--by",
      paramLabel = "PERIOD",
      defaultValue = "day",
      description = "hour, day, week or month. Defaults to day.")
  private By by;

  @Option(
      names = "--last",
      paramLabel = "N",
      description =
          "How many, this one included: 2 to 24 hours, 45 days, 12 weeks or 120 months. Defaults to"
              + " 24, 7, 12 and 12.")
  private Integer last;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "One channel: email, sms, push, in_app, whatsapp, slack, webhook,"
              + " live_notification; inbox of newsletters.")
  private String type;

  @Option(
      names = "--feed",
      paramLabel = "F",
      defaultValue = FeedPath.DEFAULT_FEED,
      description = "Whose workspace. Defaults to the default feed's.")
  private String feed;

  @Mixin private FormatOption format;

  ReportCommand(Shell shell) {
    super(shell);
  }

  @Override
  boolean needsFolder() {
    return false;
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    requireId();
    if (what == What.DELIVERIES) {
      shell().say("Asking Customer.io about each campaign, newsletter and so on, 10 a second ...");
    }
    Report report = questions.askCustomerIo(question());
    switch (format.begin(shell())) {
      case JSON -> shell().json(report);
      case CSV -> csv(report).print(Format.CSV, shell());
      case TABLE -> new ReportText(shell()).print(report);
    }
    return ExitCode.OK;
  }

  private void requireId() throws CommandFailedException {
    if (what == What.DELIVERIES && id != null) {
      throw CommandFailedException.usage("'report deliveries' is about all of them: no ID.");
    }
    if (what != What.DELIVERIES && id == null) {
      throw CommandFailedException.usage(
          "Give the ID: 'tailrace report %s ID'. It is in the address of its page in Customer.io."
              .formatted(what.name().toLowerCase(Locale.ROOT)));
    }
  }

  private Question<Report> question() {
    Question<Report> about =
        what == What.DELIVERIES
            ? CustomerIoEndpoints.REPORT_OF_ALL.question()
            : CustomerIoEndpoints.REPORT
                .question()
                .with("of", what.name().toLowerCase(Locale.ROOT))
                .with("id", id);
    return about
        .with("by", by.name().toLowerCase(Locale.ROOT))
        .with("last", last)
        .with("type", type)
        .with("feed", feed);
  }

  private static Listing csv(Report report) {
    List<ListColumn> columns =
        report.buckets().get(0).keySet().stream().map(ListColumn::of).toList();
    return Listing.of(columns, report.buckets());
  }
}
