package io.tailrace.cli;

import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.Endpoints;
import io.tailrace.admin.Question;
import io.tailrace.operations.Tail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace tail}. For one thread. */
@Command(
    name = "tail",
    description = "Events as they are kept, one line each, until Ctrl-C.",
    footer = {
      "",
      "Examples:",
      "  tailrace tail --type bounced,spammed",
      "  tailrace tail --person ada@example.com --from 7d --once --format json"
    })
final class TailCommand extends ApiCommand {
  private static final int WAIT_SECONDS = 15;
  private static final int AWAY = 503;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      description = "Event types, object types or metrics: email_bounced, email, bounced.")
  private Set<String> types = Set.of();

  @Option(names = "--person", paramLabel = "P", description = "Any id or address of a person.")
  private String person;

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "What was received from then on: ISO 8601, or 7d. Defaults to now.")
  private Moment from;

  @ArgGroup private Until until = new Until();

  @Mixin private FormatOption format;

  TailCommand(Shell shell) {
    super(shell);
  }

  /** How long to go on. */
  private static final class Until {
    @Option(
        names = "--once",
        description = "Ends at the end of the log; without --from, begins at its start.")
    boolean once;

    @Option(names = "--follow", description = "Waits for more at the end. This is the default.")
    boolean follow;

    /** They exclude each other. */
    boolean ends() {
      return once && !follow;
    }
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException, InterruptedException {
    EventLine line = EventLine.of(format.begin(shell()), shell());
    Tail.Page page = questions.ask(first());
    while (true) {
      page.events().forEach(line::print);
      shell().out().flush();
      if ((page.atEnd() && isOver(page)) || shell().out().failure() != null) {
        return ExitCode.OK;
      }
      page = next(questions, page);
    }
  }

  /** While the server is away, its log keeps what we have not seen: we go on where we were. */
  private Tail.Page next(Questions questions, Tail.Page page)
      throws CommandFailedException, IOException, InterruptedException {
    Question<Tail.Page> next = next(page);
    ApiResponse answer = questions.api().call(next.request());
    if (answer.status() != AWAY || until.ends()) {
      return questions.answered(next, answer);
    }
    shell().say("The server does not answer; waiting for it to come back. Ctrl-C ends this.");
    while (answer.status() == AWAY) {
      Thread.sleep(BETWEEN_TRIES);
      answer = questions.api().call(next.request());
    }
    shell().say("The server is back; continuing where this stopped.");
    return questions.answered(next, answer);
  }

  /** Nothing comes while nobody receives; and while we wait for it, no server could start. */
  private boolean isOver(Tail.Page page) {
    boolean nobody = !page.running();
    if (nobody && !until.ends()) {
      shell().say("That is all: no server runs on this folder, so nothing more comes.");
    }
    return nobody || until.ends();
  }

  private Question<Tail.Page> first() {
    Moment beginning =
        from == null && until.ends() ? new Moment(null, java.time.Instant.EPOCH) : from;
    return filtered().with("from", Moment.on(shell().clock(), beginning));
  }

  private Question<Tail.Page> next(Tail.Page page) {
    return filtered()
        .with("after", page.next().text())
        .with("wait", until.ends() ? 0 : WAIT_SECONDS);
  }

  private Question<Tail.Page> filtered() {
    List<String> sorted = types.stream().sorted().toList();
    return Endpoints.EVENTS
        .question()
        .with("type", sorted.isEmpty() ? null : sorted)
        .with("person", person);
  }
}
