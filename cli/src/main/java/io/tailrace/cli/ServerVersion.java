package io.tailrace.cli;

import io.tailrace.core.Build;
import io.tailrace.operations.StatusReport;
import java.util.Optional;

/** Which version a server is, beside that of the command that asks it. Stateless. */
final class ServerVersion {
  private ServerVersion() {}

  /** For people. The first servers did not tell it. */
  static String of(StatusReport status) {
    return status.build() == null ? "older than 0.1.0" : ValueText.of(status.build().toString());
  }

  /** What to know where the server is not what is installed here; empty if it is. */
  static Optional<String> warning(StatusReport status, Build here) {
    if (!status.running() || here.equals(status.build())) {
      return Optional.empty();
    }
    return Optional.of(
        "The server is Tailrace %s, and this command is %s. Restart the server to run what is installed here."
            .formatted(of(status), here));
  }
}
