package io.tailrace.cli;

import io.tailrace.admin.SetAsideEndpoints;
import io.tailrace.operations.DeadLetterView;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tailrace dead-letters show}. For one thread. */
@Command(name = "show", description = "Shows one completely, with its body as received.")
final class DeadLettersShowCommand extends ApiCommand {
  @Parameters(paramLabel = "ID", description = "As in the list.")
  private String id;

  @Mixin private BodyOption body;

  DeadLettersShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    DeadLetterView found = questions.ask(SetAsideEndpoints.DEAD_LETTER.question().with("id", id));
    body.print(found, found.body(), shell());
    return ExitCode.OK;
  }
}
