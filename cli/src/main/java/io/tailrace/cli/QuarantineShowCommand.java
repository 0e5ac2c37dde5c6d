package io.tailrace.cli;

import io.tailrace.admin.SetAsideEndpoints;
import io.tailrace.operations.QuarantineView;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tailrace quarantine show}. For one thread. */
@Command(name = "show", description = "Shows one completely, with its body as received.")
final class QuarantineShowCommand extends ApiCommand {
  @Parameters(paramLabel = "ID", description = "As in the list.")
  private String id;

  @Mixin private BodyOption body;

  QuarantineShowCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    QuarantineView found = questions.ask(SetAsideEndpoints.QUARANTINED.question().with("id", id));
    body.print(found, found.body(), shell());
    return ExitCode.OK;
  }
}
