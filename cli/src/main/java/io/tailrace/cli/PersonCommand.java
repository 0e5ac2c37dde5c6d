package io.tailrace.cli;

import io.tailrace.admin.Endpoints;
import io.tailrace.operations.PersonReport;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace person}. For one thread. */
@Command(
    name = "person",
    description = "What this person got and did, and whether we may contact them.",
    footer = {"", "Exits with 1 if nobody by that id or address is known."})
final class PersonCommand extends ApiCommand {
  @Parameters(paramLabel = "P", description = "Any id or address of the person.")
  private String person;

  @Mixin private FeedOption feed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many deliveries and events to show. Defaults to 20.")
  private int limit;

  @Mixin private TextOrJson format;

  PersonCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    PersonReport answer =
        questions.ask(
            Endpoints.PERSON
                .question()
                .with("person", person)
                .with("feed", feed.name())
                .with("limit", limit));
    if (format.json()) {
      shell().json(answer);
    } else {
      var text = new PersonText(shell());
      answer.people().forEach(text::print);
    }
    boolean known = answer.known();
    if (!known) {
      feed.requireKnown(questions.configuration());
      shell().say("Nobody by '" + person + "' is known" + feed.in());
    }
    return known ? ExitCode.OK : ExitCode.NO;
  }
}
