package io.tailrace.cli;

import io.tailrace.admin.ApiRequest;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Which part of a long list. For one thread. */
final class PageOptions {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most that many, up to 1000. Defaults to 100.")
  private int limit;

  @Option(names = "--after", paramLabel = "ID", description = "Those after this one.")
  private String after;

  ApiRequest apply(ApiRequest request) {
    return request.with("limit", limit).with("after", after);
  }

  /** Says how to see the rest. */
  void sayMore(JsonNode page, String items, Shell shell) {
    JsonNode last = page.path(items).path(page.path(items).size() - 1);
    if (page.path("more").asBoolean()) {
      shell.say("There are more: --after " + ValueText.of(last.path("id")) + " shows them.");
    }
  }
}
