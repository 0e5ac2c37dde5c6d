package io.tailrace.cli;

import io.tailrace.admin.Endpoints;
import io.tailrace.admin.Question;
import io.tailrace.operations.Explain;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tailrace explain}. For one thread. */
@Command(
    name = "explain",
    description = "Where one event went: received, kept, each sink's outcome, and why.",
    footer = {"", "Exits with 1 if the event is not known."})
final class ExplainCommand extends ApiCommand {
  @Parameters(
      paramLabel = "EVENT_ID",
      description = "Customer.io's, or sha256:… of a body that has none.")
  private String eventId;

  @Mixin private FeedOption feed;

  @Mixin private TextOrJson format;

  ExplainCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Question<Explain.Answer> question =
        feed.name() == null
            ? Endpoints.EVENT.question()
            : Endpoints.EVENT_OF_FEED.question().with("feed", feed.name());
    Explain.Answer answer = questions.ask(question.with("event_id", eventId));
    if (format.json()) {
      shell().json(answer);
    } else {
      var text = new ExplanationText(shell());
      answer.feeds().forEach(text::print);
    }
    boolean known = answer.known();
    if (!known) {
      feed.requireKnown(questions.configuration());
      shell()
          .say(
              "No event "
                  + eventId
                  + " was ever received, as far back as ids are remembered"
                  + feed.in());
    }
    return known ? ExitCode.OK : ExitCode.NO;
  }
}
