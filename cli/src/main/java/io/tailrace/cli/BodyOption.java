package io.tailrace.cli;

import io.tailrace.operations.BodyText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import picocli.CommandLine.Option;

/** Whether the received bytes alone are wanted. For one thread. */
final class BodyOption {
  @Option(names = "--body", description = "Prints the received bytes alone.")
  private boolean bodyOnly;

  void print(Object item, BodyText body, Shell shell) {
    if (!bodyOnly) {
      shell.json(item);
      return;
    }
    byte[] bytes =
        body.text() == null
            ? Base64.getDecoder().decode(body.base64())
            : body.text().getBytes(StandardCharsets.UTF_8);
    shell.out().write(bytes, 0, bytes.length);
  }
}
