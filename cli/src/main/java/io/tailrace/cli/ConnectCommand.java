package io.tailrace.cli;

import io.tailrace.admin.CustomerIoEndpoints;
import io.tailrace.admin.Question;
import io.tailrace.core.FeedPath;
import io.tailrace.customerio.appapi.SubscriptionNames;
import io.tailrace.operations.WebhookState;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace connect}. For one thread. */
@Command(
    name = "connect",
    description = {
      "Registers the reporting webhook at Customer.io, switched off; then, once its signing key is"
          + " set here, proves that its address answers and switches it on.",
      "Needs an App API key (TAILRACE_APP_API_KEY). A second run changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  tailrace connect --url https://hooks.example.com/webhooks/customerio",
      "  tailrace connect --enable 12"
    })
final class ConnectCommand extends ApiCommand {
  @ArgGroup(multiplicity = "1")
  private Step step;

  @Option(
      names = "--events",
      paramLabel = "E",
      split = ",",
      description = "Such as email_bounced,email_spammed; or all. Defaults to all for a new one.")
  private List<String> events = List.of();

  @Option(
      names = "--full-resolution",
      negatable = true,
      description =
          "Every open and click, not only a delivery's first. Defaults to no for a new one.")
  private Boolean fullResolution;

  @Option(
      names = "--with-content",
      negatable = true,
      description = "Whole messages with each sent event. Defaults to no for a new one.")
  private Boolean withContent;

  @Option(
      names = "--feed",
      paramLabel = "F",
      defaultValue = FeedPath.DEFAULT_FEED,
      description = "Whose workspace and key. Defaults to the default feed's.")
  private String feed;

  @Mixin private Consent consent;
  @Mixin private TextOrJson format;

  /** Either of the two. */
  static final class Step {
    @Option(
        names = "--url",
        paramLabel = "U",
        required = true,
        description = "The public address; without a path it gets the feed's.")
    private String url;

    @Option(
        names = "--enable",
        paramLabel = "ID",
        required = true,
        description = "Proves that this webhook's address answers, and switches it on.")
    private Long enable;
  }

  ConnectCommand(Shell shell) {
    super(shell);
  }

  @Override
  boolean needsFolder() {
    return false;
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    return print(step.enable == null ? register(questions) : enable(questions));
  }

  private WebhookState enable(Questions questions) throws CommandFailedException, IOException {
    return questions.askCustomerIo(
        question().with("enable", step.enable).with("dry_run", consent.dryRun()));
  }

  /** Makes one unasked, since it is switched off; changes one only with consent. */
  private WebhookState register(Questions questions) throws CommandFailedException, IOException {
    Question<WebhookState> question =
        question()
            .with("url", step.url)
            .with("events", wanted())
            .with("full_resolution", fullResolution)
            .with("with_content", withContent);
    WebhookState plan = questions.askCustomerIo(question.with("dry_run", true));
    if (consent.dryRun() || plan.outcome().equals("unchanged")) {
      return plan;
    }
    if (plan.outcome().equals("would_change")) {
      new ConnectText(shell()).changes(plan);
      if (!consent.given(shell(), "Change reporting webhook " + plan.webhook().id() + "?")) {
        return null;
      }
    }
    return questions.askCustomerIo(question.with("dry_run", false));
  }

  private List<String> wanted() {
    List<String> names = events.equals(List.of("all")) ? SubscriptionNames.all() : events;
    for (String name : names) {
      if (!SubscriptionNames.all().contains(name)) {
        shell()
            .say(
                "'"
                    + name
                    + "' is none of the documented events; Customer.io refuses all if it does not"
                    + " know one.");
      }
    }
    return names;
  }

  private Question<WebhookState> question() {
    return CustomerIoEndpoints.CONNECT.question().with("feed", feed);
  }

  private int print(WebhookState connection) {
    if (connection == null) {
      return ExitCode.NO;
    }
    if (format.json()) {
      shell().json(connection);
    } else {
      new ConnectText(shell()).print(connection, feed);
    }
    return ExitCode.OK;
  }
}
