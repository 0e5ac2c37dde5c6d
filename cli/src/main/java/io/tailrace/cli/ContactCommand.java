package io.tailrace.cli;

import io.tailrace.admin.ApiJson;
import io.tailrace.admin.ContactEndpoints;
import io.tailrace.operations.contact.ContactAnswer;
import io.tailrace.operations.contact.ContactReason;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tailrace contact}. For one thread. */
@Command(
    name = "contact",
    description = "Whether these addresses may be written to, and what says not to.",
    footer = {
      "",
      "A line for each reason. Exits with 0 if all may be written to, with 1 if one may not."
    })
final class ContactCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("address"),
          ListColumn.of("may_contact"),
          new ListColumn("verdict", "/verdict/in_words"),
          new ListColumn("reason", "/because/reason"),
          new ListColumn("object_type", "/because/object_type"),
          new ListColumn("cause", "/because/cause"),
          new ListColumn("since", "/because/since"),
          new ListColumn("event_id", "/because/event_id"));

  @Parameters(
      arity = "1..*",
      paramLabel = "ADDRESS",
      description = "E-mail addresses, phone numbers or device tokens, up to 1000.")
  private List<String> addresses;

  @Mixin private FeedOption feed;
  @Mixin private FormatOption format;

  ContactCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    ContactAnswer.Page answer =
        questions.ask(
            ContactEndpoints.CONTACTS
                .question()
                .with("addresses", addresses)
                .with("feed", feed.name()));
    Format chosen = format.begin(shell());
    Listing listing =
        chosen == Format.JSON
            ? Listing.of(COLUMNS, answer.contacts())
            : new Listing(
                COLUMNS, answer.contacts().stream().flatMap(ContactCommand::lines).toList());
    listing.print(chosen, shell());
    boolean all = answer.contacts().stream().allMatch(ContactAnswer::mayContact);
    return all ? ExitCode.OK : ExitCode.NO;
  }

  /** One for each reason; one of its own for what may be written to. */
  private static Stream<JsonNode> lines(ContactAnswer answer) {
    ObjectNode line = (ObjectNode) ApiJson.tree(answer);
    return answer.reasons().isEmpty()
        ? Stream.of(line)
        : answer.reasons().stream().map(reason -> with(line, reason));
  }

  private static JsonNode with(ObjectNode line, ContactReason reason) {
    ObjectNode copy = line.deepCopy();
    copy.set("because", ApiJson.tree(reason));
    return copy;
  }
}
