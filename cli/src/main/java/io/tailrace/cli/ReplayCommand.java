package io.tailrace.cli;

import io.tailrace.admin.ApiRequest;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code tailrace replay}. For one thread. */
@Command(
    name = "replay",
    description = {
      "Feeds a sink again what was received in a span of time, as far back as the log reaches.",
      "Doubles nothing in the database and the warehouse. A sink that stopped because its position"
          + " belongs to another log goes on after it."
    },
    footer = {"", "Example: tailrace replay --sink warehouse --from 7d --dry-run"})
final class ReplayCommand extends ApiCommand {
  @Option(
      names = "--sink",
      paramLabel = "S",
      required = true,
      description = "database or warehouse.")
  private String sink;

  @Mixin private SpanOptions span;
  @Mixin private Consent consent;

  ReplayCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws Exception {
    JsonNode plan = questions.ask(request(true));
    warn(plan);
    String what = ValueText.count(plan.path("records").asLong(), "record") + " to " + sink;
    if (consent.dryRun()) {
      shell().out().println("Would feed " + what + " again.");
      return ExitCode.OK;
    }
    if (!consent.given(shell(), "Feed " + what + " again?")) {
      return ExitCode.NO;
    }
    JsonNode done = questions.ask(request(false));
    shell().out().println(said(done));
    return ExitCode.OK;
  }

  private String said(JsonNode done) {
    String what = ValueText.count(done.path("records").asLong(), "record") + " to " + sink;
    return done.path("running").asBoolean()
        ? "Feeding " + what + " again; 'tailrace status' shows how far it is."
        : "Will feed " + what + " again when the server starts.";
  }

  private void warn(JsonNode plan) {
    if (!plan.path("reaches_back_to").isNull()) {
      shell()
          .say(
              "The log reaches back to "
                  + ValueText.of(plan.path("reaches_back_to"))
                  + " only; what was received earlier is gone from it.");
    }
    if (plan.path("doubles").asBoolean()) {
      shell()
          .say(
              "Whoever is behind "
                  + sink
                  + " will see each of these a second time; they can tell by the event_id.");
    }
  }

  private ApiRequest request(boolean dryRun) throws CommandFailedException {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("sink", sink);
    Instant from = span.from(shell().clock());
    Instant to = span.to(shell().clock());
    question.put("from", from == null ? null : from.toString());
    question.put("to", to == null ? null : to.toString());
    question.put("dry_run", dryRun);
    return ApiRequest.post("/api/replays", question);
  }
}
