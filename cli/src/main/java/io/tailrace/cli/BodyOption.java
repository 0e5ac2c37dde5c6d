package io.tailrace.cli;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Whether the received bytes alone are wanted. For one thread. */
final class BodyOption {
  @Option(names = "--body", description = "Prints the received bytes alone.")
  private boolean bodyOnly;

  void print(JsonNode item, Shell shell) {
    if (!bodyOnly) {
      shell.json(item);
      return;
    }
    JsonNode text = item.path("body").path("text");
    byte[] bytes =
        text.isString()
            ? text.asString().getBytes(StandardCharsets.UTF_8)
            : Base64.getDecoder().decode(item.path("body").path("base64").asString(""));
    shell.out().write(bytes, 0, bytes.length);
  }
}
