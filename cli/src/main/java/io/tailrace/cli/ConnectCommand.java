package io.tailrace.cli;

import io.tailrace.admin.ApiRequest;
import io.tailrace.core.FeedPath;
import io.tailrace.customerio.appapi.SubscriptionNames;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
  int run(Questions questions) throws Exception {
    return print(step.enable == null ? register(questions) : enable(questions));
  }

  private JsonNode enable(Questions questions) throws Exception {
    ObjectNode question = question();
    question.put("enable", step.enable);
    return questions.askCustomerIo(request(question, consent.dryRun()));
  }

  /** Makes one unasked, since it is switched off; changes one only with consent. */
  private JsonNode register(Questions questions) throws Exception {
    ObjectNode question = question();
    question.put("url", step.url);
    ArrayNode wanted = question.putArray("events");
    wanted().forEach(wanted::add);
    question.put("full_resolution", fullResolution);
    question.put("with_content", withContent);
    JsonNode plan = questions.askCustomerIo(request(question, true));
    if (consent.dryRun() || plan.path("outcome").asString().equals("unchanged")) {
      return plan;
    }
    if (plan.path("outcome").asString().equals("would_change")) {
      new ConnectText(shell()).changes(plan);
      if (!consent.given(shell(), "Change reporting webhook " + id(plan) + "?")) {
        return null;
      }
    }
    return questions.askCustomerIo(request(question, false));
  }

  private static String id(JsonNode connection) {
    return connection.at("/webhook/id").asString();
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

  private ObjectNode question() {
    return JsonNodeFactory.instance.objectNode().put("feed", feed);
  }

  private static ApiRequest request(ObjectNode question, boolean dryRun) {
    return ApiRequest.post("/api/connect", question.deepCopy().put("dry_run", dryRun));
  }

  private int print(JsonNode connection) {
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
